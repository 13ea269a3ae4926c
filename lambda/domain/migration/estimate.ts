import { type Move, stateAfter } from './target-state';
import type { Plan, Target } from './plan';
import type { Profile } from './profile';

/** What applying a plan takes when nothing goes wrong. */
export interface Estimate {
  readonly writes: number;
  readonly minutes: number;
}

/** Calls that change the target. */
export function writesFor({ from, to, before }: Move): number {
  const after = stateAfter({ from, to, before });
  const [added, removed] = [surplus(after.sni, before.sni), surplus(before.sni, after.sni)];
  return added + removed + (after.default === before.default ? 0 : 1);
}

const surplus = (more: readonly string[], less: readonly string[]): number =>
  more.filter((arn) => !less.includes(arn)).length;

/** What CloudFront usually takes until a change has reached all of its edges. */
const DEPLOYMENT_MS = 5 * 60_000;

/** Waves run one after the other; of a wave so many targets at a time, each until it has baked. Writes of a region wait for each other. */
export function estimateOf(
  { waves, targets, from, to }: Pick<Plan, 'waves' | 'targets' | 'from' | 'to'>,
  profile: Profile,
): Estimate {
  const byKey = new Map(targets.map((target) => [target.key, target]));
  const writesOf = (some: readonly Target[]): number =>
    some.reduce((sum, { before }) => sum + writesFor({ from: from.arn, to: to.arn, before }), 0);
  const milliseconds = waves.reduce((sum, wave, index) => {
    const some = wave.flatMap((key) => byKey.get(key) ?? []);
    const deploying = some.some(({ kind }) => kind === 'distribution') ? DEPLOYMENT_MS : 0;
    const each = (index === 0 ? profile.canaryBakeMs : profile.bakeMs) + deploying;
    const baking = Math.ceil(some.length / profile.concurrency) * each;
    return sum + baking + (writesOf(some) / profile.writesPerSecond) * 1000;
  }, 0);
  return { writes: writesOf(targets), minutes: Math.ceil(milliseconds / 60_000) };
}
