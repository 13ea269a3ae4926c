import type { NonEmpty, RuleId } from '../ids';
import type { Instant } from '../instant';
import { compareSeverity, worst } from '../severity';
import type { Case, CaseFinding, Standing } from './case';
import { rungAt } from './rung';

/** Below zero when the left comes first: by severity, then by deadline. */
const compareFindings = (left: CaseFinding, right: CaseFinding): number =>
  compareSeverity(right.severity, left.severity) || compareDeadlines(left.deadline, right.deadline);

/** Below zero when the left comes first; none comes after all. */
const compareDeadlines = (left = '~', right = '~'): number => (left < right ? -1 : Number(left > right));

/** The worst first. */
export const byWeight = (findings: readonly CaseFinding[]): readonly CaseFinding[] =>
  findings.toSorted(compareFindings);

/** The one that tells what a case is about. */
export const worstFinding = ([first, ...others]: NonEmpty<CaseFinding>): CaseFinding =>
  others.reduce((most, next) => (compareFindings(next, most) < 0 ? next : most), first);

/** When it begins to hurt; `undefined` where no finding is dated. */
export const earliestDeadline = (findings: readonly CaseFinding[]): Instant | undefined =>
  findings.map(({ deadline }) => deadline).toSorted(compareDeadlines)[0];

/** What these findings amount to now. */
export function standingOf(findings: NonEmpty<CaseFinding>, now: Instant): Standing {
  const [first, ...others] = findings;
  const severity = worst([first.severity, ...others.map((finding) => finding.severity)]);
  return { severity, rung: rungAt(earliestDeadline(findings), now), findings };
}

/** The rule for which a case rings. */
export const ruleOf = ({ state }: Case): RuleId => worstFinding(state.findings).rule;
