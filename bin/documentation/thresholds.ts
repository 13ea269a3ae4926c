import type { Limit, Policy } from '../../lambda/domain/policy';

/** One number of the policy. */
export interface Threshold {
  /** As in the configuration: `policy.blocked.pendingValidationHours`. */
  readonly key: string;
  readonly value: number;
}

/** Every number of the policy, in its order. */
export const thresholdsOf = (policy: Policy): readonly Threshold[] => numbersIn(policy, 'policy');

const numbersIn = (value: unknown, key: string): readonly Threshold[] =>
  typeof value === 'number'
    ? [{ key, value }]
    : Object.entries(value ?? {}).flatMap(([name, inner]) => numbersIn(inner, `${key}.${name}`));

/** Those of them that begin so. Throws where none does: the page would tell of a threshold that is gone. */
export function thresholdsUnder(policy: Policy, beginnings: readonly string[]): readonly Threshold[] {
  const all = thresholdsOf(policy);
  return beginnings.flatMap((beginning) => {
    const found = all.filter(({ key }) => `${key}.`.startsWith(`policy.${beginning}.`));
    if (found.length === 0) throw new RangeError(`the policy has no threshold ${beginning}`);
    return found;
  });
}

/** `no more is left than 45 days, or 1/4 of its lifetime if that is less`. */
export function leftAtMost({ days, lifetimeDivisor }: Limit): string {
  const share = lifetimeDivisor === undefined ? [] : [`1/${lifetimeDivisor} of its lifetime`];
  const lengths = [...(days === undefined ? [] : [`${days} days`]), ...share];
  return `no more is left than ${lengths.join(', or ')}${lengths.length > 1 ? ' if that is less' : ''}`;
}
