import { mixNamed } from './mixes';
import { type MutantName, MUTANTS } from './mutants';
import { simulate } from './simulate';

/** Some schedules of one mix. All names and numbers, so that another process can be asked for it. */
export interface Expedition {
  readonly mix: string;
  /** The schedules, in this order. */
  readonly seeds: readonly number[];
  /** @default - the protocol as it is */
  readonly mutant?: MutantName;
  /** Whether the first failure is enough. @default false */
  readonly untilFailure?: boolean;
}

/** What some schedules of one mix came to. `failures` begin with the words that replay them. */
export interface Exploration {
  readonly failures: readonly string[];
  /** The seed that was looked at last; 0: none. */
  readonly lastSeed: number;
  readonly steps: number;
  readonly rings: number;
}

/** The seeds from 1 to a number. */
export const seedsTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

/** Runs schedules, all of them or until one fails. */
export async function explore({ mix, seeds, mutant, untilFailure = false }: Expedition): Promise<Exploration> {
  const failures: string[] = [];
  let [lastSeed, steps, rings] = [0, 0, 0];
  for (const seed of seeds) {
    const outcome = await simulate(mixNamed(mix), seed, mutant && { mutant: MUTANTS[mutant] });
    lastSeed = seed;
    steps += outcome.steps;
    rings += outcome.rings;
    failures.push(...outcome.failures.slice(0, 1).map((failure) => `${mix} ${seed}: ${failure}`));
    if (untilFailure && failures.length > 0) break;
  }
  return { failures, lastSeed, steps, rings };
}
