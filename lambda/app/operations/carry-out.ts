import type { Direction } from '../../domain/direction';
import { type Instant, millisecondsBetween } from '../../domain/instant';
import { type Change, type Step, stepOf } from '../../domain/operations/change';
import { begunBy, type JournalEntry, type Outcome } from '../../domain/operations/journal';
import type { IdentifiedOperationPlan } from '../../domain/operations/operation-plan';
import type { CarryOutPorts } from './ports';

/** Between two looks at what AWS has not shown yet, or two tries of one call. */
const RETRY_MS = 5_000;
/** How long a change may take until AWS shows it. */
const PATIENCE_MS = 120_000;

/** Where to, who runs it, and what earlier runs wrote down. */
export interface Run {
  readonly direction: Direction;
  readonly by: string;
  readonly before: readonly JournalEntry[];
}

/** How it ended with the changes that were begun, by their place in the plan. */
export type Ends = ReadonlyMap<number, Outcome>;

/**
 * Makes the changes of a plan, one after the other, or takes back those that were made, the last one first. Stops at the first that does not end as it shall.
 *
 * What comes next follows from what AWS shows now, so that whoever died half-way is simply run again. Back goes only what a journal says was begun.
 */
export async function carryOut(
  plan: Pick<IdentifiedOperationPlan, 'changes' | 'id'>,
  { direction, by, before }: Run,
  ports: CarryOutPorts,
): Promise<Ends> {
  const { journal, pace } = ports;
  await journal.append({ kind: 'run', at: pace.now(), plan: plan.id, direction, by });
  const ends = new Map<number, Outcome>();
  for (const [index, change] of orderOf(plan.changes, direction, begunBy(before))) {
    const outcome = await settle({ index, change, direction }, ports);
    await journal.append({ kind: 'ended', at: pace.now(), change: index, outcome });
    ends.set(index, outcome);
    if (outcome !== 'done') break;
  }
  return ends;
}

function orderOf(
  changes: readonly Change[],
  direction: Direction,
  begun: ReadonlySet<number>,
): readonly (readonly [number, Change])[] {
  const all = [...changes.entries()];
  return direction === 'forward' ? all : all.filter(([index]) => begun.has(index)).reverse();
}

interface Way {
  readonly index: number;
  readonly change: Change;
  readonly direction: Direction;
}

/** `written`: AWS accepted it, so that it is not asked again. */
interface Progress {
  readonly since: Instant;
  readonly written: boolean;
}

async function settle(way: Way, ports: CarryOutPorts): Promise<Outcome> {
  let progress: Progress | Outcome = { since: ports.pace.now(), written: false };
  while (typeof progress === 'object') progress = await step(way, progress, ports);
  return progress;
}

async function step(way: Way, progress: Progress, ports: CarryOutPorts): Promise<Progress | Outcome> {
  const standing = await ports.changes.read(way.change);
  if (standing.kind === 'unreadable') return waited(progress, 'unreadable', ports);
  const next: Step = stepOf(way.change, standing.fingerprint, way.direction);
  if (next === 'done') return 'done';
  if (next === 'foreign') return 'changed-by-others';
  return progress.written ? waited(progress, 'not-shown', ports) : write(way, progress, ports);
}

async function write({ index, change, direction }: Way, progress: Progress, ports: CarryOutPorts) {
  const { changes, journal, pace } = ports;
  await journal.append({ kind: 'write', at: pace.now(), change: index, direction });
  const answer = await changes.write(change, direction);
  switch (answer) {
    case 'done':
      return { since: pace.now(), written: true };
    case 'again':
      return waited(progress, 'refused', ports);
    case 'refused':
      return answer;
  }
}

async function waited(progress: Progress, otherwise: Outcome, { pace }: CarryOutPorts): Promise<Progress | Outcome> {
  if (millisecondsBetween(progress.since, pace.now()) >= PATIENCE_MS) return otherwise;
  await pace.pause(RETRY_MS);
  return progress;
}
