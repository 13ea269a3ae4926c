import { isNonEmpty, type RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Case } from './case';
import { ruleOf } from './findings';
import { isFullOfOwn, type Rationing } from './ring-limits';
import { goingOn, ringsOfLate } from './ring-memory';
import type { Storm } from './storm';

/** The storm of which these cases are a part that ring together; `undefined`: they only came at once. `own`: what rings beside them. */
export function stormOf(
  together: readonly Case[],
  own: readonly Case[],
  rationing: Rationing,
  now: Instant,
): Storm | undefined {
  const rules = stormRules(together, own, rationing, now);
  if (!isNonEmpty(rules)) return undefined;
  const series = rules.map((rule) => goingOn(rationing.memory.series[rule], now)).filter((one) => one !== undefined);
  const more = [...together, ...own].filter((one) => rules.includes(ruleOf(one))).length;
  return {
    rules,
    since: series.reduce((first, { since }) => (since < first ? since : first), now),
    cases: series.reduce((sum, { cases }) => sum + cases, more),
  };
}

function stormRules(
  together: readonly Case[],
  own: readonly Case[],
  rationing: Rationing,
  now: Instant,
): readonly RuleId[] {
  const { memory, limits } = rationing;
  const past = ringsOfLate(memory, now);
  const found = [...new Set(together.map(ruleOf))];
  if (found.length > 0 && past.some((ring) => ring.own) && isFullOfOwn(rationing, now, own.length))
    return [...new Set([...past.flatMap(({ rules }) => rules), ...found])].toSorted();
  return found.filter((rule) => {
    const earlier = past.filter(({ rules }) => rules.includes(rule)).length;
    return earlier > 0 && earlier + own.filter((one) => ruleOf(one) === rule).length >= limits.ofRule;
  });
}
