import { deploymentOf } from './deployment';
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

/** Before anything is changed, once it is served, and twice when all is done; and before each write. */
const LOOKS_BESIDES_WRITES = 4;

/**
 * Waves run one after the other; of a wave so many targets at a time, each until it has baked. Writes of a kind wait for each other, and so do looks.
 */
export function estimateOf(
  { waves, targets, from, to }: Pick<Plan, 'waves' | 'targets' | 'from' | 'to'>,
  profile: Profile,
): Estimate {
  const byKey = new Map(targets.map((target) => [target.key, target]));
  const writesOf = (some: readonly Target[]): number =>
    some.reduce((sum, { before }) => sum + writesFor({ from: from.arn, to: to.arn, before }), 0);
  const milliseconds = waves.reduce((sum, wave, index) => {
    const some = wave.flatMap((key) => byKey.get(key) ?? []);
    const deploying = Math.max(0, ...some.map((target) => deploymentOf(target, profile).usualMs));
    const calling = some.map((target) => {
      const [writes, { spacingMs, lookMs }] = [writesOf([target]), deploymentOf(target, profile)];
      return writes * spacingMs + (LOOKS_BESIDES_WRITES + writes) * lookMs;
    });
    const each = (index === 0 ? profile.canaryBakeMs : profile.bakeMs) + deploying;
    const baking = some.length === 0 ? 0 : Math.max(1, some.length / profile.concurrency) * each;
    return calling.reduce((all, one) => all + one, sum + baking);
  }, 0);
  return { writes: writesOf(targets), minutes: Math.ceil(milliseconds / 60_000) };
}
