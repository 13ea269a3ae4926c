import { SimulatedFunctions } from './functions';
import type { Mix } from './mixes';
import { settledAfter, startNature } from './nature';
import { checkProperties } from './properties';
import { Scheduler } from './scheduler';
import { type Mutant, World } from './world';

/** What a schedule came to. Every property was looked at: `rings` and `steps` say how much there was to look at. */
export interface Outcome {
  readonly failures: readonly string[];
  readonly steps: number;
  readonly rings: number;
  readonly notifications: number;
  /** Empty without tracing. */
  readonly trace: readonly string[];
}

/** Runs one schedule: the same one for the same mix, seed and mutant. */
export async function simulate(
  mix: Mix,
  seed: number,
  { mutant = {}, tracing = false }: { readonly mutant?: Mutant; readonly tracing?: boolean } = {},
): Promise<Outcome> {
  const scheduler = new Scheduler(mix, seed, tracing);
  const world = new World(scheduler, mutant);
  const functions = new SimulatedFunctions(world);
  startNature(world, functions);
  await scheduler.run(settledAfter(scheduler));
  checkProperties(world, functions);
  return {
    failures: scheduler.failures,
    steps: scheduler.steps,
    rings: world.ringAt.size,
    notifications: world.pager.notified.length,
    trace: scheduler.trace,
  };
}
