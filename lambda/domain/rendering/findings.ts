import type { CaseFinding } from '../ledger/case';
import type { NonEmpty } from '../ids';
import type { Instant } from '../instant';
import { compareSeverity } from '../severity';

/** Worst first: by severity, then by deadline; those without a deadline last. */
const compareFindings = (left: CaseFinding, right: CaseFinding): number =>
  compareSeverity(right.severity, left.severity) || compareInstants(left.deadline, right.deadline);

const compareInstants = (left = '~', right = '~'): number => (left < right ? -1 : Number(left > right));

/** Worst first. */
export const byWeight = (findings: readonly CaseFinding[]): readonly CaseFinding[] =>
  findings.toSorted(compareFindings);

/** The one that a title speaks of. */
export const worstFinding = ([first, ...others]: NonEmpty<CaseFinding>): CaseFinding =>
  others.reduce((most, next) => (compareFindings(next, most) < 0 ? next : most), first);

/** The earliest of all: the one that rungs follow. */
export const earliestDeadline = (findings: readonly CaseFinding[]): Instant | undefined =>
  findings
    .flatMap(({ deadline }) => deadline ?? [])
    .toSorted()
    .at(0);
