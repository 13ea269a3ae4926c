import { changeLabel, changeSentence, undoNote } from '../../lambda/domain/operations/change-words';
import type { Change } from '../../lambda/domain/operations/change';
import type { Outcome } from '../../lambda/domain/operations/journal';
import type { IdentifiedOperationPlan } from '../../lambda/domain/operations/operation-plan';
import { blockerSentence, warningSentence } from '../../lambda/domain/operations/reasons';
import { counted, inUtc } from '../../lambda/domain/wording';

/** A plan of an operation for people, line by line; `file`: where it was saved. */
export function operationPlanLines(plan: IdentifiedOperationPlan, file: string): readonly string[] {
  const { id, operation, account, madeAt, subject, changes, byHand, blockers, warnings } = plan;
  const names = subject.names.join(', ');
  return [
    `Plan ${id.slice(0, 12)}: ${operation}, account ${account}, made ${inUtc(madeAt)}`,
    `For ${subject.arn}: ${names}`,
    ...changes.map((change, index) => `${index + 1}. ${changeSentence(change)}`),
    ...(changes.length === 0 && blockers.length === 0 ? ['Nothing is to be changed here'] : []),
    ...byHand.map(({ name, value }) => `By hand, as no public zone of this account holds it: ${name} CNAME ${value}`),
    ...warnings.map((warning) => `Warning: ${warningSentence(warning)}`),
    ...new Set(changes.flatMap((change) => undoNote(change) ?? [])),
    ...blockers.map((blocker) => `Blocked: ${blockerSentence(blocker)}`),
    lastLine(plan, file),
  ];
}

function lastLine({ blockers, changes }: IdentifiedOperationPlan, file: string): string {
  if (blockers.length > 0) return `Nothing can be done yet. Saved in ${file}`;
  return `Next: npx notafter operations ${changes.length === 0 ? 'verify' : 'apply'} ${file}`;
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  done: 'done',
  refused: 'REFUSED by AWS',
  'changed-by-others': 'left alone: somebody else changed it since the plan was made; plan again',
  unreadable: 'NOT done: it could not be read',
  'not-shown': 'AWS took it and does not show it yet: run the same again in a while',
};

/** How it ended with one change. */
export const changeEndLine = (change: Change, outcome: Outcome | undefined): string =>
  `${changeLabel(change)}: ${outcome === undefined ? 'not begun' : OUTCOMES[outcome]}`;

/** The sum of it. */
export const doneLine = (done: number, all: number): string => `${done} of ${counted(all, 'change')} done`;
