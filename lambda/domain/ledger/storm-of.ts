import { isNonEmpty, type RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Case } from './case';
import { ruleOf } from './findings';
import { isFullOfOwn, type Rationing } from './ring-limits';
import { goingOn, ringsOfLate } from './ring-memory';
import type { Storm } from './storm';

/** What a pass rings for one target. */
export interface RingingNow {
  /** Absent: the default way. */
  readonly target?: string | undefined;
  readonly together: readonly Case[];
  /** What rings beside them. */
  readonly own: readonly Case[];
}

/** The storm of which those cases are a part that ring together; `undefined`: they only came at once. */
export function stormOf(ringing: RingingNow, rationing: Rationing, now: Instant): Storm | undefined {
  const { target, together, own } = ringing;
  const rules = stormRules(ringing, rationing, now);
  if (!isNonEmpty(rules)) return undefined;
  const series = rules.map((rule) => goingOn(rationing.memory, target, rule, now)).filter((one) => one !== undefined);
  const more = [...together, ...own].filter((one) => rules.includes(ruleOf(one))).length;
  return {
    rules,
    since: series.reduce((first, { since }) => (since < first ? since : first), now),
    cases: series.reduce((sum, { cases }) => sum + cases, more),
  };
}

function stormRules(
  { target, together, own }: RingingNow,
  { memory, limits }: Rationing,
  now: Instant,
): readonly RuleId[] {
  const past = ringsOfLate(memory, target, now);
  const found = [...new Set(together.map(ruleOf))];
  if (found.length > 0 && past.some((ring) => ring.own) && isFullOfOwn(past, limits, own.length))
    return [...new Set([...past.flatMap(({ rules }) => rules), ...found])].toSorted();
  return found.filter((rule) => {
    const earlier = past.filter(({ rules }) => rules.includes(rule)).length;
    return earlier > 0 && earlier + own.filter((one) => ruleOf(one) === rule).length >= limits.ofRule;
  });
}
