import type { RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Line } from '../ledger/bulletin';
import type { CaseChange } from '../ledger/transition';
import { endingOf, isGoodEnding } from './ending';
import { deadlinePhrase } from './moments';
import { subjectName } from './subject-name';
import { isDrill } from '../subject';

type ReasonOf<Kind extends CaseChange['kind']> = Extract<CaseChange, { readonly kind: Kind }>['reason'];

const RAISED: Readonly<Record<ReasonOf<'raised'>, string>> = {
  'severity-rose': 'worse',
  'rung-crossed': 'closer',
  'silence-ended': 'no longer silenced',
};
const CHANGED: Readonly<Record<ReasonOf<'changed'>, string>> = {
  'rules-differ': 'changed',
  'severities-differ': 'changed',
  'attached-more': 'seen in more places',
  'silence-ending': 'silence ends within a day',
  unacknowledged: 'not acknowledged in the pager for an hour',
  flapping: 'flapping',
};

/** What happened, of those that go on. */
function changeWord({ kind, reason }: Exclude<CaseChange, { readonly kind: 'resolved' }>): string {
  switch (kind) {
    case 'opened':
      return reason === 'reopened' ? 'again' : 'new';
    case 'raised':
      return RAISED[reason];
    case 'changed':
      return CHANGED[reason];
    case 'silenced':
      return 'silenced';
    case 'eased':
      return 'no longer critical';
  }
}

/** `CRITICAL, new`; of an end `ENDED`. */
export const lineLabel = ({ change, severity }: Line): string =>
  change.kind === 'resolved' ? 'ENDED' : `${severity.toUpperCase()}, ${changeWord(change)}`;

/** What a line tells, neutral: `api.example.com expires in 6 days`. */
function lineText({ subject, about, change, deadline }: Line, now: Instant): string {
  // A line carries the beginning of its lists.
  const name = subjectName(subject, about, 'unknown');
  if (change.kind === 'resolved') return endingOf(name, subject, change.reason);
  if (isDrill(subject)) return `${name} proves that pages arrive`;
  return deadline === undefined ? name : `${name} ${deadlinePhrase(now, deadline, about.notAfter)}`;
}

/** One neutral line on a line of a bulletin: `CRITICAL, new: api.example.com expires in 6 days`. */
export const lineTitle = (line: Line, now: Instant): string => `${lineLabel(line)}: ${lineText(line, now)}`;

/** 0 first. */
function rank({ change, severity }: Line): number {
  if (change.kind === 'resolved') return isGoodEnding(change.reason) ? 3 : 2;
  return severity === 'critical' ? 0 : 1;
}

/** Critical first, then warnings, then ends; of the ends first those that somebody may want to look into. Otherwise as they came. */
export const linesByWeight = (lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((left, right) => rank(left) - rank(right));

/** The rules of what goes on: of an end nobody has to read up. */
export const openRules = (lines: readonly Line[]): readonly RuleId[] =>
  lines.flatMap(({ change, rules }) => (change.kind === 'resolved' ? [] : rules));
