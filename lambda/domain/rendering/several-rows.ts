import { isNonEmpty, type NonEmpty } from '../ids';
import { byWeight, earliestDeadline } from '../ledger/findings';
import type { Message, Notice } from '../message';
import { environmentsOf, kindOf } from '../subject';
import { remedies } from './case-rows';
import { moment } from './moments';
import { CASES, SCAN } from './next-command';
import { listed, NEXT_COMMAND, row, type Row } from './row';
import { type RuleTexts, runbooksOf } from './rule-texts';
import { subjectName } from './subject-name';
import { useNamesOfAll } from './uses-of-all';

/** What wakes somebody. */
export type Page = Extract<Message, { readonly kind: 'page' | 'degraded' }>;

/**
 * What to know of several cases that ring together, in the order in which it is asked at night: when the worst hurts, what breaks, why, what to do and
 * with which command, where to read on, whose, and how old the oldest evidence is. What lists of those shown cannot say of all, they say.
 */
export function severalRows(page: Page, texts: RuleTexts): readonly Row[] {
  const { cases, kind } = page;
  const findings = byWeight(cases.flatMap(({ state }) => state.findings));
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return [
    row('When', when(page)),
    row('Used by', ofShown(page, usedBy(cases))),
    row(
      'Why',
      rules.map((rule) => texts.get(rule)?.title ?? rule),
    ),
    row('What to do', remedies(findings, texts)),
    // What the ledger holds is older than a page that could not be written there.
    row(NEXT_COMMAND, [kind === 'degraded' ? SCAN : CASES]),
    row('Runbook', runbooksOf(rules, texts)),
    row('Regions', ofShown(page, listed(distinct(cases, ({ about }) => [about.region])))),
    row('Owners', ofShown(page, listed(distinct(cases, ({ about }) => about.owners)))),
    row('Environments', ofShown(page, listed(distinct(cases, ({ about }) => environmentsOf(about))))),
    row('Evidence', evidence(page)),
  ].flat();
}

/** Of the first that is dated: the worst come first. */
function when({ cases, at, timeZone }: Page): readonly string[] {
  return cases
    .flatMap(({ subject, about, state, omitted }) => {
      const deadline = earliestDeadline(state.findings);
      return deadline === undefined
        ? []
        : [`${subjectName(subject, about, omitted?.names)}: ${moment(at, deadline, timeZone)}`];
    })
    .slice(0, 1);
}

function usedBy(cases: readonly Notice[]): readonly string[] {
  const certificates = cases.filter(({ subject }) => kindOf(subject) === 'certificate');
  return isNonEmpty(certificates) ? useNamesOfAll(certificates) : [];
}

function evidence({ cases, total, at }: Page): readonly string[] {
  const read = oldest(cases, ({ observedAt, last }) => observedAt ?? last.observedAt);
  const opened = oldest(cases, ({ openedAt }) => openedAt);
  const shown = cases.length < total ? ` (of the ${cases.length} shown)` : '';
  return [`oldest reading ${moment(at, read)}; the first open since ${moment(at, opened)}${shown}`];
}

const oldest = ([first, ...others]: NonEmpty<Notice>, instantOf: (notice: Notice) => Notice['openedAt']) =>
  others.map(instantOf).reduce((before, next) => (next < before ? next : before), instantOf(first));

const distinct = (cases: readonly Notice[], textsOf: (notice: Notice) => readonly string[]): readonly string[] => [
  ...new Set(cases.flatMap(textsOf)),
];

/** A list that has something of those that are shown, and that there is more where there are others. */
const ofShown = ({ cases, total }: Page, values: readonly string[]): readonly string[] =>
  values.length === 0 || cases.length >= total ? values : [...values, `and those of ${total - cases.length} more`];
