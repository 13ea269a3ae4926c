import type { Instant } from '../instant';
import type { CaseFinding } from '../ledger/case';
import type { Message, Notice } from '../message';
import { type About, environmentsOf, kindOf } from '../subject';
import { inUtc } from '../wording';
import { byWeight, earliestDeadline, worstFinding } from '../ledger/findings';
import { changedBy } from './changed-by';
import { FLAPPING_WORDS } from './flapping-words';
import { neutral } from './hostile-text';
import { moment } from './moments';
import { nextCommand } from './next-command';
import { listed, NEXT_COMMAND, row, type Row, SILENCE } from './row';
import { type RuleTexts, runbooksOf } from './rule-texts';
import { isPlainWord } from './shell-command';
import { silenceCommand } from './silence-command';
import { breaks, uses } from './uses';

const SENTENCE_LIMIT = 600;

/** When a message is told, and on which clock people read it. */
export type Telling = Pick<Message, 'at' | 'timeZone'>;

/**
 * Everything to know of a case, in the order in which it is asked at night: when, what, where, why, what to do and with which command, where to
 * read on, how to silence it, whose, and how old the evidence is.
 */
export function caseRows(notice: Notice, { at, timeZone }: Telling, texts: RuleTexts): readonly Row[] {
  const { subject, about, state, omitted = {} } = notice;
  const findings = state.kind === 'open' ? byWeight(state.findings) : [];
  const deadline = earliestDeadline(findings);
  return [
    row('When', deadline === undefined ? [] : [moment(at, deadline, timeZone)]),
    row('Names', listed(about.names, omitted.names)),
    row('Breaks', state.kind === 'open' ? breaks(about) : []),
    row('Used by', kindOf(subject) === 'certificate' ? uses(about, omitted.attachments) : []),
    row(
      'Why',
      findings.map(({ summary, stale }) => neutral(summary, SENTENCE_LIMIT) + staleness(stale)),
    ),
    row('Flapping', flappingWords(notice)),
    ...toDo(notice, at, texts),
    row('Changed by', changedBy(about)),
    row('Region', [about.region]),
    row('Owners', listed(about.owners)),
    row('Environment', listed(environmentsOf(about))),
    row('Evidence', evidence(notice, at)),
    row('Certificate', about.arn === undefined ? [] : [neutral(about.arn, SENTENCE_LIMIT)]),
    row('Subject', subject === `certificate:${about.arn}` ? [] : [neutral(subject, SENTENCE_LIMIT)]),
  ].flat();
}

/** What to do about it, with which command, where to read on, and how to have it quiet; nothing of what has ended. */
function toDo(notice: Notice, at: Instant, texts: RuleTexts): readonly Row[] {
  const { subject, about, state } = notice;
  if (state.kind === 'resolved') return [];
  const { rule } = worstFinding(state.findings);
  const findings = byWeight(state.findings);
  const deadline = earliestDeadline(findings);
  const rules = findings.map((finding) => finding.rule);
  return [
    row(
      'What to do',
      remedies(findings, texts).map((remedy) => filledIn(remedy, about)),
    ),
    row(NEXT_COMMAND, told(nextCommand(rule, notice))),
    row('Runbook', runbooksOf(rules, texts)),
    row(SILENCE, told(silenceCommand({ subject, rule, deadline, notAfter: about.notAfter }, at))),
  ].flat();
}

const told = (command: string | undefined): readonly string[] => (command === undefined ? [] : [command]);

const flappingWords = ({ flapping }: Notice): readonly string[] => (flapping === undefined ? [] : [FLAPPING_WORDS]);

/** `last read 2026-11-20 08:00 UTC, 3 minutes ago; open since …`. What was told by an earlier version names the reading of its last change. */
function evidence({ observedAt, last, openedAt, subject, state }: Notice, at: Instant): readonly string[] {
  if (kindOf(subject) === 'drill') return [];
  const open =
    state.kind === 'resolved'
      ? `was open from ${inUtc(openedAt)} till ${inUtc(last.at)}`
      : `open since ${moment(at, openedAt)}`;
  return [`last read ${moment(at, observedAt ?? last.observedAt)}; ${open}`];
}

/** What to do about these findings, each thing once, in their order. */
export const remedies = (findings: readonly CaseFinding[], texts: RuleTexts): readonly string[] => [
  ...new Set(findings.flatMap(({ rule }) => texts.get(rule)?.remedy ?? [])),
];

/** Commands that can be copied: `ARN` is the certificate, where it is one of ACM and needs no quotes. What advises about ACM means none of IAM. */
const filledIn = (remedy: string, { arn }: About): string =>
  arn?.split(':')[2] === 'acm' && isPlainWord(arn)
    ? remedy.replaceAll(/(?<=--certificate-arn |CertificateArn=)ARN\b/g, () => arn)
    : remedy;

const staleness = (stale: CaseFinding['stale']): string =>
  stale === undefined ? '' : ` (as known on ${inUtc(stale.since)}; not confirmed since)`;
