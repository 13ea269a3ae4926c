import { type Instant, millisecondsBetween } from '../../domain/instant';
import { type Handshake, isReached } from '../../domain/migration/handshakes';
import type { Trouble } from '../../domain/migration/journal';
import { type Direction, nextAction, type Proof, type Write } from '../../domain/migration/next-action';
import type { ListenerState, Target } from '../../domain/migration/plan';
import { moveOf, type Operation } from './operation';
import { watch } from './watch';

/** Between two tries of one call, and until AWS shows what was written. */
const RETRY_MS = 5_000;
/** What is served before an entry is removed is watched no longer than this. */
const LONGEST_DEFAULT_BAKE_MS = 60_000;

/** One target on its way. */
export interface Way {
  readonly target: Target;
  readonly direction: Direction;
  readonly baseline: readonly Handshake[];
  readonly bakeMs: number;
}

/** Where it came to: there, or not. */
export type Arrival = 'there' | Exclude<Trouble, 'no-way-back'>;

interface Progress {
  readonly proof: Proof;
  /** The last write that AWS accepted: it may take a while until it shows. */
  readonly written?: Write;
  /** Whether it was seen to be done a while ago, and is still: what was written just before may not show yet. */
  readonly isSteady?: true;
  /** When something last went well. */
  readonly movedAt: Instant;
}

/** Takes a target where it is to be, step by step, from wherever it is now. `there`: it is, and handshakes show it if they can show anything. */
export async function converge(operation: Operation, way: Way): Promise<Arrival> {
  let progress: Progress | Arrival = { proof: unproven(way), movedAt: operation.ports.pace.now() };
  while (typeof progress === 'object') progress = await step(operation, way, progress);
  return progress;
}

/** Where nobody could look before, nobody can look now: what AWS says is all there is. */
const unproven = ({ baseline }: Way): Proof => (isReached(baseline) ? 'nothing' : 'all');

async function step(operation: Operation, way: Way, progress: Progress): Promise<Progress | Arrival> {
  const reading = await operation.ports.listeners.read(way.target);
  switch (reading.kind) {
    case 'gone':
      return 'gone';
    case 'unreadable':
      return waited(operation, progress, 'unreadable');
    case 'read':
      return act(operation, way, progress, reading.state);
  }
}

async function act(
  operation: Operation,
  way: Way,
  progress: Progress,
  observed: ListenerState,
): Promise<Progress | Arrival> {
  const { target, direction } = way;
  const action = nextAction(moveOf(operation, target), { observed, direction, proof: progress.proof });
  switch (action.kind) {
    case 'done':
      return progress.isSteady ? 'there' : settled(operation, progress);
    case 'foreign':
      return 'changed-by-others';
    case 'verify':
      return verify(operation, way, progress, action.what);
    case 'write':
      return isSame(action.write, progress.written)
        ? waited(operation, progress, 'refused')
        : write(operation, way, progress, action.write);
  }
}

async function verify(
  operation: Operation,
  way: Way,
  progress: Progress,
  what: 'default' | 'all',
): Promise<Progress | Arrival> {
  const bakeMs = what === 'all' ? way.bakeMs : Math.min(way.bakeMs, LONGEST_DEFAULT_BAKE_MS);
  const isSeen = await watch(operation, way.target, { ...way, what, bakeMs });
  return isSeen ? { ...progress, proof: what, movedAt: operation.ports.pace.now() } : 'handshakes';
}

async function settled({ ports: { pace } }: Operation, progress: Progress): Promise<Progress> {
  await pace.pause(RETRY_MS);
  return { ...progress, isSteady: true };
}

const isSame = (one: Write, other: Write | undefined): boolean =>
  one.verb === other?.verb && one.certificate === other.certificate;

async function write(operation: Operation, way: Way, progress: Progress, wanted: Write): Promise<Progress | Arrival> {
  const { listeners, journal, pace } = operation.ports;
  await journal.append({ kind: 'write', at: pace.now(), target: way.target.key, write: wanted });
  const answer = await listeners.write(way.target, wanted);
  switch (answer) {
    case 'done':
      return { proof: unproven(way), written: wanted, movedAt: pace.now() };
    case 'again':
      return waited(operation, progress, 'refused');
    case 'refused':
    case 'gone':
      return answer;
  }
}

async function waited(
  { profile, ports: { pace } }: Operation,
  progress: Progress,
  trouble: Arrival,
): Promise<Progress | Arrival> {
  if (millisecondsBetween(progress.movedAt, pace.now()) >= profile.patienceMs) return trouble;
  await pace.pause(RETRY_MS);
  return progress;
}
