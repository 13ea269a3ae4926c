import pMap from 'p-map';
import type { StateReading } from '../../domain/migration/target-reading';
import { isSameState } from '../../domain/migration/target-state';
import type { Target } from '../../domain/migration/plan';
import type { Operation } from './operation';

/** How a target stands beside what the plan saw of it. */
export type Standing = 'as-before' | 'otherwise' | 'gone' | 'unreadable';

/** Targets that are read at the same time. */
const READERS = 5;

/** How each target stands now, by key, whatever a journal says. */
export const lookBack = async ({
  plan,
  ports,
}: Pick<Operation, 'plan' | 'ports'>): Promise<ReadonlyMap<string, Standing>> =>
  new Map(
    await pMap(
      plan.targets,
      async (target) => [target.key, standingOf(await ports.targets.read(target), target)] as const,
      { concurrency: READERS },
    ),
  );

function standingOf(reading: StateReading, { before }: Target): Standing {
  if (reading.kind !== 'read') return reading.kind;
  return isSameState(reading.state, before) ? 'as-before' : 'otherwise';
}
