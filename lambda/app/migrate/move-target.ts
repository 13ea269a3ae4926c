import { type Handshake, isReached } from '../../domain/migration/handshakes';
import type { Outcome, TargetProgress, Trouble } from '../../domain/migration/journal';
import { isSameState } from '../../domain/migration/target-state';
import type { Target } from '../../domain/migration/plan';
import { mayGoBack } from '../../domain/migration/way-back';
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
      return { outcome: isReached(baseline) ? 'verified' : 'unverified' };
    case 'gone':
      return { outcome: 'gone' };
    case 'stale':
      return isBegunNow ? { outcome: 'stale' } : { outcome: 'held', because: 'changed-by-others' };
    case 'changed-by-others':
    case 'unreadable':
      // What others made of it is not ours to undo, and what cannot be read is not written over.
      return { outcome: 'held', because: arrival };
  }
}

/** Puts one target back as it was before. Never to a certificate that has expired. */
export async function takeBack(
  operation: Operation,
  target: Target,
  { baseline, because }: { readonly baseline: readonly Handshake[]; readonly because?: Trouble },
): Promise<End> {
  if (!mayGoBack(operation.plan.from, operation.ports.pace.now()))
    return ended(operation, target, { outcome: 'held', because: 'no-way-back' });
  const arrival = await converge(operation, { target, direction: 'back', baseline, bakeMs: 0 });
  const trouble = arrival === 'stale' ? 'changed-by-others' : arrival;
  if (trouble === 'gone') return ended(operation, target, { outcome: 'gone' });
  return trouble === 'there'
    ? ended(operation, target, { outcome: 'rolled-back', ...(because !== undefined && { because }) })
    : ended(operation, target, { outcome: 'held', because: trouble });
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
