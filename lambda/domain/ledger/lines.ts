import { type About, kindOf } from '../subject';
import { cut } from '../rendering/hostile-text';
import { useNames } from '../rendering/uses';
import { compareSeverity } from '../severity';
import { type Entry, hasNews } from './announced';
import type { Line } from './bulletin';
import type { Case } from './case';
import { earliestDeadline, worstFinding } from './findings';
import { flappingMark } from './flapping';
import { comparePressure } from './ring-order';
import { silenceWords } from './silence-words';

/** So much of a list is told in a line; the certificate itself has the rest. */
const LISTED = 10;
/** UTF-16 units of a summary: names in it are of any length. */
const SUMMARY_LENGTH = 500;
/** Uses that are named in a line. */
const USES_NAMED = 3;

/** What is news to chat, the most pressing first. Who was not told of an opening is not told of its end. */
export const linesOf = (pending: readonly Entry[]): readonly Line[] =>
  pending
    .filter(hasNews)
    .toSorted((left, right) => openFirst(left.case, right.case) || comparePressure(left.case, right.case))
    .map(lineOf);

const openFirst = (left: Case, right: Case): number => isOver(left) - isOver(right);

const isOver = ({ state }: Case): number => Number(state.kind === 'resolved');

/** What chat is told of one case as it is now. */
export function lineOf({ case: one, announced: { told } }: Entry): Line {
  const { subject, about, last, state } = one;
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- left out of the line, which has 350 KB to share with 499 others
  const { revision, run, at, observedAt, ...change } = last;
  const deadline = earliestDeadline(state.findings);
  return {
    subject,
    revision,
    says: state.kind === 'resolved' ? 'ended' : 'open',
    change,
    about: shortened(about),
    rules: state.findings.map(({ rule }) => rule),
    severity: state.severity,
    summary: cut(summaryOf(one), SUMMARY_LENGTH),
    ...(deadline !== undefined && { deadline }),
    observedAt: one.observedAt,
    ...usedByOf(one),
    highest: told?.open === true && compareSeverity(told.highest, state.severity) > 0 ? told.highest : state.severity,
    ...flappingMark(one),
  };
}

/** Of what is silenced, who did it, until when and why. */
const summaryOf = ({ last, state, silences = [] }: Case): string =>
  last.kind === 'silenced' || last.reason === 'silence-ending'
    ? silenceWords(silences)
    : worstFinding(state.findings).summary;

/** Of what has ended nothing breaks any more. */
const usedByOf = ({ subject, about, state }: Case): Pick<Line, 'usedBy'> =>
  kindOf(subject) === 'certificate' && state.kind !== 'resolved'
    ? { usedBy: useNames(about, { most: USES_NAMED }) }
    : {};

function shortened(about: About): Line['about'] {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- left out of the line: there may be hundreds
  const { attachments, names, owners, ...others } = about;
  return { ...others, names: names.slice(0, LISTED), owners: owners.slice(0, LISTED) };
}
