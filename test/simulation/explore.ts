import type { Mix } from './mixes';
import { simulate } from './simulate';
import type { Mutant } from './world';

/** What some schedules of one mix came to. `failures` begin with the words that replay them. */
export interface Exploration {
  readonly failures: readonly string[];
  readonly schedules: number;
  readonly steps: number;
  readonly rings: number;
}

/** Runs the schedules of the seeds from 1, all of them or until one fails. */
export async function explore(
  mix: Mix,
  schedules: number,
  { mutant = {}, untilFailure = false }: { readonly mutant?: Mutant; readonly untilFailure?: boolean } = {},
): Promise<Exploration> {
  const failures: string[] = [];
  let [seed, steps, rings] = [0, 0, 0];
  while (seed < schedules && !(untilFailure && failures.length > 0)) {
    seed += 1;
    const outcome = await simulate(mix, seed, { mutant });
    steps += outcome.steps;
    rings += outcome.rings;
    failures.push(...outcome.failures.slice(0, 1).map((failure) => `${mix.name} ${seed}: ${failure}`));
  }
  return { failures, schedules: seed, steps, rings };
}
