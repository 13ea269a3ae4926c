import type { CaseFinding } from '../ledger/case';
import type { NonEmpty } from '../ids';
import type { Instant } from '../instant';
import { byText } from '../order';
import { compareSeverity } from '../severity';

/** After every instant: what has no deadline comes last. */
const NEVER = '~';

const byDeadline = byText<CaseFinding>(({ deadline = NEVER }) => deadline);

const compareFindings = (left: CaseFinding, right: CaseFinding): number =>
  compareSeverity(right.severity, left.severity) || byDeadline(left, right);

/** Worst first: by severity, then by deadline. */
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
