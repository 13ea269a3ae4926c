import type { StateReading } from '../../domain/migration/target-reading';
import { isSameState } from '../../domain/migration/target-state';
import type { Target } from '../../domain/migration/plan';
import { inTurns } from './in-turns';
import type { Operation } from './operation';

/** How a target stands beside what the plan saw of it. */
export type Standing = 'as-before' | 'otherwise' | 'gone' | 'unreadable';

/** Targets that are read at the same time. */
const READERS = 5;

/** How each target stands now, by key, whatever a journal says. */
export async function lookBack({
  plan,
  ports,
}: Pick<Operation, 'plan' | 'ports'>): Promise<ReadonlyMap<string, Standing>> {
  const standings = new Map<string, Standing>();
  await inTurns(plan.targets, { concurrency: () => READERS, mayBegin: () => true }, async (target) => {
    standings.set(target.key, standingOf(await ports.targets.read(target), target));
  });
  return standings;
}

function standingOf(reading: StateReading, { before }: Target): Standing {
  if (reading.kind !== 'read') return reading.kind;
  return isSameState(reading.state, before) ? 'as-before' : 'otherwise';
}
