import { type Handshake, isReached } from '../../domain/migration/handshakes';
import type { Outcome, TargetProgress, Trouble } from '../../domain/migration/journal';
import { isSameState } from '../../domain/migration/target-state';
import type { Target } from '../../domain/migration/plan';
import { type Arrival, converge } from './converge';
import type { Operation } from './operation';

/** How it ended with one target. */
export type End = Required<TargetProgress>['ended'];

/** Moves one target to the new certificate, or goes on with it where an earlier run died. What goes wrong is rolled back, where that may be. */
export async function moveTarget(
  operation: Operation,
  target: Target,
  { known, bakeMs }: { readonly known: TargetProgress; readonly bakeMs: number },
): Promise<End> {
  const baseline = known.baseline ?? (await begin(operation, target));
  if (typeof baseline === 'string') return ended(operation, target, { outcome: baseline });
  const arrival = await converge(operation, { target, direction: 'forward', baseline, bakeMs });
  if (isToBeUndone(arrival)) return takeBack(operation, target, { baseline, because: arrival });
  const isBegunNow = known.baseline === undefined;
  return ended(operation, target, endFrom(arrival, { baseline, isBegunNow }));
}

type Undone = Extract<Arrival, 'handshakes' | 'refused' | 'not-deployed'>;

const isToBeUndone = (arrival: Arrival): arrival is Undone =>
  arrival === 'handshakes' || arrival === 'refused' || arrival === 'not-deployed';

/** What was served before, and whether no earlier run can have changed anything. */
interface Beginning {
  readonly baseline: readonly Handshake[];
  readonly isBegunNow: boolean;
}

function endFrom(arrival: Exclude<Arrival, Undone>, { baseline, isBegunNow }: Beginning): End {
  switch (arrival) {
    case 'there':
      return arrivedFrom(baseline);
    case 'never-shown':
      return { outcome: 'unverified', because: arrival };
    case 'gone':
      return { outcome: 'gone' };
    case 'stale':
      return changedSince(isBegunNow);
    case 'changed-by-others':
    case 'unreadable':
    case 'no-way-back':
      // What others made of it is not ours to undo, and what cannot be read is not written over.
      return { outcome: 'held', because: arrival };
  }
}

const arrivedFrom = (baseline: readonly Handshake[]): End => ({
  outcome: isReached(baseline) ? 'verified' : 'unverified',
});

const changedSince = (isBegunNow: boolean): End =>
  isBegunNow ? { outcome: 'stale' } : { outcome: 'held', because: 'changed-by-others' };

/** Puts one target back as it was before, as far as that may be: what would need the old certificate once it has expired is held. */
export async function takeBack(
  operation: Operation,
  target: Target,
  { baseline, because }: { readonly baseline: readonly Handshake[]; readonly because?: Trouble },
): Promise<End> {
  const arrival = await converge(operation, { target, direction: 'back', baseline, bakeMs: 0 });
  const trouble = arrival === 'stale' ? 'changed-by-others' : arrival;
  if (trouble === 'gone') return ended(operation, target, { outcome: 'gone' });
  return trouble === 'there'
    ? ended(operation, target, { outcome: 'rolled-back', ...(because !== undefined && { because }) })
    : ended(operation, target, { outcome: 'held', because: trouble, ...(because !== undefined && { after: because }) });
}

type NotBegun = Extract<Outcome, 'gone' | 'stale' | 'unreadable' | 'unreachable'>;

/** What is served before anything is changed, written down; or why nothing is. */
async function begin(
  { ports, acceptsUnverified }: Operation,
  target: Target,
): Promise<readonly Handshake[] | NotBegun> {
  const reading = await ports.targets.read(target);
  if (reading.kind !== 'read') return reading.kind;
  if (!isSameState(reading.state, target.before)) return 'stale';
  const baseline = await ports.shake(target, 'all');
  if (!isReached(baseline) && !acceptsUnverified) return 'unreachable';
  await ports.journal.append({ kind: 'began', at: ports.pace.now(), target: target.key, baseline });
  return baseline;
}

async function ended({ ports }: Operation, { key }: Target, end: End): Promise<End> {
  await ports.journal.append({ kind: 'ended', at: ports.pace.now(), target: key, ...end });
  return end;
}
