import { byText } from '../order';
import type { Target } from './plan';
import { isVisible } from './vantage';

/** Parts of all targets that are done when each wave after the canary ends. */
const PARTS = [0.1, 0.25, 0.5, 1];

const PRODUCTION = /^(prod|prd|production|live)/i;

/** What nobody says is production. */
const isProduction = ({ environment }: Target): boolean => environment === undefined || PRODUCTION.test(environment);

/** How far one reaches, and how long its way back is. */
const REACH: Readonly<Record<Target['kind'], number>> = { listener: 0, 'api-domain': 1, distribution: 2 };

/** What can be seen comes first, since of nothing else a canary tells anything. Then from where the least would break: other environments before production, listeners before distributions, few names before many. */
const inOrder = (targets: readonly Target[]): readonly Target[] =>
  [...targets]
    .sort(byText(({ key }) => key))
    .sort(
      (left, right) =>
        Number(isVisible(right)) - Number(isVisible(left)) ||
        Number(isProduction(left)) - Number(isProduction(right)) ||
        REACH[left.kind] - REACH[right.kind] ||
        left.names.length - right.names.length,
    );

/**
 * The keys of all targets, each once, in the order in which they are moved: one canary, then up to a tenth, a quarter, a half and all of them.
 *
 * No wave holds two listeners of one load balancer; where that leaves some over, further waves follow.
 */
export function wavesOf(targets: readonly Target[]): readonly (readonly string[])[] {
  const [canary, ...others] = inOrder(targets);
  if (canary === undefined) return [];
  const waves: (readonly string[])[] = [[canary.key]];
  let left: readonly Target[] = others;
  for (let part = 0; left.length > 0; part += 1) {
    const done = targets.length - left.length;
    const room = Math.max(1, Math.ceil(targets.length * (PARTS[part] ?? 1)) - done);
    const wave = oneOfEach(left).slice(0, room);
    waves.push(wave.map(({ key }) => key));
    left = left.filter((target) => !wave.includes(target));
  }
  return waves;
}

/** The first of each load balancer. */
function oneOfEach(targets: readonly Target[]): readonly Target[] {
  const seen = new Set<string>();
  return targets.filter(({ resource }) => !seen.has(resource) && seen.add(resource));
}
