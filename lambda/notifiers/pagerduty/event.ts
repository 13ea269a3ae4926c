import { caseRows } from '../../domain/rendering/case-rows';
import { caseTitle } from '../../domain/rendering/case-title';
import { caseWhere } from '../../domain/rendering/case-where';
import { consoleLink } from '../../domain/rendering/console-link';
import { byWeight, worstFinding } from '../../domain/ledger/findings';
import { addedWords } from '../../domain/rendering/added-words';
import { accountTitle, type Alarm, headline } from '../../domain/rendering/headline';
import { cut, neutral } from '../../domain/rendering/hostile-text';
import type { Row } from '../../domain/rendering/row';
import { type RuleTexts, runbookLinks } from '../../domain/rendering/rule-texts';
import { type Page, severalRows } from '../../domain/rendering/several-rows';
import { stormWords } from '../../domain/rendering/storm-title';
import { subjectName } from '../../domain/rendering/subject-name';
import { dedupKey } from './dedup-key';

/** What an event is besides the routing key, which only the sender adds. Fields as of the Events API v2. */
export interface PagerDutyEvent {
  readonly event_action: 'trigger' | 'resolve';
  readonly dedup_key: string;
  readonly client?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** What a click on the incident opens. */
  readonly links?: readonly { readonly href: string; readonly text: string }[];
}

const SUMMARY_LIMIT = 1_024;

/**
 * The event for a message. Stays far below 512 KB: at most ten cases, every text of limited length.
 *
 * `critical` for urgency high, `warning` for low: a service with severity-based urgency wakes nobody for the latter.
 */
export function pagerDutyEvent(message: Alarm, texts: RuleTexts): PagerDutyEvent {
  if (message.kind === 'clear') return resolveEvent(message);
  const [worst] = message.cases;
  const event = trigger(message, {
    summary: cut(headline(message, texts), SUMMARY_LIMIT),
    source: neutral(worst.about.arn ?? message.account, 300),
    timestamp: message.at,
    component: cut(subjectName(worst.subject, worst.about, worst.omitted?.names), 200),
    group: neutral(worst.about.environment ?? message.environment ?? message.accountName, 100),
    class: worstFinding(worst.state.findings).rule,
    custom_details: details(message, texts),
  });
  const links = linksOf(message, texts);
  return links.length === 0 ? event : { ...event, links };
}

function linksOf({ cases, total }: Page, texts: RuleTexts): NonNullable<PagerDutyEvent['links']> {
  const findings = byWeight(cases.flatMap(({ state }) => state.findings));
  const rules = findings.map(({ rule }) => rule);
  const page = total === 1 ? consoleLink(cases[0].about) : undefined;
  return [
    ...runbookLinks(rules, texts).map(({ rule, url }) => ({ href: url, text: `Runbook: ${rule}` })),
    ...(page === undefined ? [] : [{ href: page, text: 'The certificate in the console of AWS' }]),
  ];
}

/** The same event in plain ASCII, should PagerDuty refuse the whole one: an incident with few words is better than none. */
export function minimalEvent(message: Alarm, texts: RuleTexts): PagerDutyEvent {
  if (message.kind === 'clear') return resolveEvent(message);
  const summary = headline(message, texts).replace(/[^\x20-\x7e]/g, '?');
  return trigger(message, { summary: cut(summary, 200, '...'), source: message.account });
}

const resolveEvent = ({ key }: Alarm): PagerDutyEvent => ({ event_action: 'resolve', dedup_key: dedupKey(key) });

const trigger = ({ key, urgency }: Page, payload: Readonly<Record<string, unknown>>): PagerDutyEvent => ({
  event_action: 'trigger',
  dedup_key: dedupKey(key),
  client: 'notafter',
  payload: { ...payload, severity: urgency === 'high' ? 'critical' : 'warning' },
});

/** A table of what to know: of the one case, or of all and of each of the ten worst. */
function details(page: Page, texts: RuleTexts): Readonly<Record<string, unknown>> {
  const { account, total, key, cases } = page;
  const [storm] = stormWords(page.storm, texts);
  const [added] = addedWords(page.addedPager);
  return {
    ...(added !== undefined && { Added: added }),
    ...(storm !== undefined && { Storm: storm }),
    ...(total === 1 ? table(caseRows(cases[0], page, texts)) : ofSeveral(page, texts)),
    Account: `${accountTitle(page)} (${account})`,
    Key: neutral(key, SUMMARY_LIMIT),
  };
}

const ofSeveral = (page: Page, texts: RuleTexts): Readonly<Record<string, unknown>> => ({
  Total: page.total,
  Worst: page.cases.slice(0, 10).map((notice) => `${caseTitle(notice, page.at, texts)} · ${caseWhere(notice)}`),
  ...table(severalRows(page, texts)),
});

const table = (rows: readonly Row[]): Readonly<Record<string, string>> =>
  Object.fromEntries(rows.map(({ label, values }) => [label, values.join('\n')]));
