import type { Direction } from '../../domain/direction';
import { type Instant, millisecondsBetween } from '../../domain/instant';
import { type Handshake, isReached } from '../../domain/migration/handshakes';
import { deploymentOf } from '../../domain/migration/deployment';
import type { Trouble } from '../../domain/migration/journal';
import { type Action, nextAction, type Proof, type Write } from '../../domain/migration/next-action';
import type { Target } from '../../domain/migration/plan';
import type { StateReading } from '../../domain/migration/target-reading';
import { holds } from '../../domain/migration/target-state';
import { mayGoBack } from '../../domain/migration/way-back';
import { moveOf, type Operation } from './operation';
import type { VersionedWrite } from './ports';
import { watch } from './watch';

/** Between two tries of one call, and until AWS shows what was written. */
const RETRY_MS = 5_000;
/** Between two looks at what is on its way to where it is served: that takes minutes. */
const DEPLOYMENT_LOOK_MS = 10_000;
/** What is served before an entry is removed is watched no longer than this. */
const LONGEST_DEFAULT_BAKE_MS = 60_000;

/** One target on its way. */
export interface Way {
  readonly target: Target;
  readonly direction: Direction;
  readonly baseline: readonly Handshake[];
  readonly bakeMs: number;
}

/** Where it came to: there, or not. `never-shown`: there, but for proof. `stale`: others had changed it, and this run has done nothing to it. */
export type Arrival = 'there' | 'stale' | Trouble;

interface Progress {
  readonly proof: Proof;
  /** The last write that AWS accepted: it may take a while until it shows. */
  readonly written?: Write;
  /** Whether a call of this run may have changed it. */
  readonly mayBeTouched?: true;
  /** Whether it was seen to be done a while ago, and is still: what was written just before may not show yet. */
  readonly isSteady?: true;
  /** Whether another certificate answered to all that was asked somewhere. */
  readonly isUnshown?: true;
  /** When something last went well. */
  readonly movedAt: Instant;
}

/**
 * Takes a target where it is to be, step by step, from wherever it is now. `there`: it is, and handshakes show it if they can show anything. What is to
 * get the old certificate back gets it only while that may be: whatever is left to write then stays unwritten (`no-way-back`).
 */
export async function converge(operation: Operation, way: Way): Promise<Arrival> {
  let progress: Progress | Arrival = { proof: unproven(way), movedAt: operation.ports.pace.now() };
  while (typeof progress === 'object') progress = await step(operation, way, progress);
  return progress;
}

/** Where nobody could look before, nobody can look now: what AWS says is all there is. */
const unproven = ({ baseline }: Way): Proof => (isReached(baseline) ? 'nothing' : 'all');

async function step(operation: Operation, way: Way, progress: Progress): Promise<Progress | Arrival> {
  const reading = await operation.ports.targets.read(way.target);
  switch (reading.kind) {
    case 'gone':
      return 'gone';
    case 'unreadable':
      return waited(operation, progress, 'unreadable');
    case 'read':
      return act(operation, way, progress, reading);
  }
}

type Read = Extract<StateReading, { readonly kind: 'read' }>;

async function act(operation: Operation, way: Way, progress: Progress, reading: Read): Promise<Progress | Arrival> {
  const { target, direction } = way;
  const action = nextAction(moveOf(operation, target), {
    ...{ observed: reading.state, direction, proof: progress.proof },
  });
  switch (action.kind) {
    case 'foreign':
      return isUntouched(operation, way, progress, reading) ? 'stale' : 'changed-by-others';
    case 'write':
      return isSame(action.write, progress.written)
        ? waited(operation, progress, 'refused')
        : write(operation, way, progress, { ...action.write, ...versionOf(reading) });
    case 'done':
    case 'verify':
      return prove(operation, way, progress, { reading, action });
  }
}

const versionOf = ({ version }: Read): Pick<Read, 'version'> => (version === undefined ? {} : { version });

async function prove(
  operation: Operation,
  way: Way,
  progress: Progress,
  {
    reading,
    action,
  }: { readonly reading: Read; readonly action: Extract<Action, { readonly kind: 'done' | 'verify' }> },
): Promise<Progress | Arrival> {
  // How AWS took what was written just before may not show yet.
  if (reading.rejected === true) return waited(operation, progress, 'refused');
  if (reading.deploying === true) return deploying(operation, way, progress);
  if (action.kind === 'verify') return verify(operation, way, progress, action.what);
  if (progress.isSteady !== true) return settled(operation, progress);
  return progress.isUnshown === true ? 'never-shown' : 'there';
}

/** A call whose first answer was lost may have been told that it comes too late, by itself. */
const isUntouched = ({ plan: { to } }: Operation, { target }: Way, progress: Progress, { state }: Read): boolean =>
  progress.mayBeTouched !== true && holds(state, to.arn) === holds(target.before, to.arn);

/** What is on its way to where it is served cannot be seen everywhere yet. */
async function deploying(
  { profile, onDeploying, ports: { pace } }: Operation,
  { target }: Way,
  progress: Progress,
): Promise<Progress | Arrival> {
  const { longestMs } = deploymentOf(target, profile);
  if (millisecondsBetween(progress.movedAt, pace.now()) >= longestMs) return 'not-deployed';
  onDeploying?.(target);
  await pace.pause(DEPLOYMENT_LOOK_MS);
  return progress;
}

async function verify(
  operation: Operation,
  way: Way,
  progress: Progress,
  what: 'default' | 'all',
): Promise<Progress | Arrival> {
  const bakeMs = what === 'all' ? way.bakeMs : Math.min(way.bakeMs, LONGEST_DEFAULT_BAKE_MS);
  const sight = await watch(operation, way.target, { ...way, what, bakeMs });
  if (sight === 'wrong') return 'handshakes';
  const isUnshown = sight === 'unshown' && { isUnshown: true as const };
  return { ...progress, ...isUnshown, proof: what, movedAt: operation.ports.pace.now() };
}

async function settled({ ports: { pace } }: Operation, progress: Progress): Promise<Progress> {
  await pace.pause(RETRY_MS);
  return { ...progress, isSteady: true };
}

const isSame = (one: Write, other: Write | undefined): boolean =>
  one.verb === other?.verb && one.certificate === other.certificate;

async function write(
  operation: Operation,
  way: Way,
  progress: Progress,
  wanted: VersionedWrite,
): Promise<Progress | Arrival> {
  const { targets, journal, pace } = operation.ports;
  const { verb, certificate } = wanted;
  if (way.direction === 'back' && !mayGoBack(operation.plan.from, pace.now())) return 'no-way-back';
  await journal.append({ kind: 'write', at: pace.now(), target: way.target.key, write: { verb, certificate } });
  const answer = await targets.write(way.target, wanted);
  switch (answer) {
    case 'done':
      return { proof: unproven(way), written: wanted, mayBeTouched: true, movedAt: pace.now() };
    case 'again':
      return waited(operation, { ...progress, mayBeTouched: true }, 'refused');
    case 'changed':
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
