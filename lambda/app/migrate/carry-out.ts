import { type JournalEntry, type Outcome, progressFrom, type TargetProgress } from '../../domain/migration/journal';
import type { Target } from '../../domain/migration/plan';
import { isVisible } from '../../domain/migration/vantage';
import { hasExpired, hurried, type Profile } from '../../domain/migration/profile';
import { inTurns } from './in-turns';
import { lookAgain } from './look-again';
import { type End, moveTarget, takeBack } from './move-target';
import type { Operation } from './operation';

/** Who runs it, what earlier runs wrote down, and who hears of each target as it ends. */
export interface Run {
  readonly by: string;
  readonly emergency: boolean;
  readonly before: readonly JournalEntry[];
  readonly onEnd?: (target: Target, end: End) => void;
  /** Hears once that the old certificate has expired, and how it goes on. */
  readonly onExpiry?: (profile: Profile) => void;
  /** Whether somebody asked to stop: what has begun is finished, nothing more is begun. Absent: nobody can. */
  readonly isStopped?: () => boolean;
}

/** Ends by key of the target. Who is not in it was not begun, or died half-way in an earlier run. */
export type Ends = ReadonlyMap<string, End>;

/**
 * Moves all targets to the new certificate, wave by wave. What earlier runs verified is left alone, what died half-way goes on first.
 *
 * Until one is verified each is a canary, alone: one that is gone, or that nobody saw, tells nothing of the others. Nothing more is begun once a canary
 * does not end well, too many of the later ones went wrong, or somebody asks to stop.
 */
export async function applyPlan(operation: Operation, run: Run): Promise<Ends> {
  const { plan } = operation;
  const profile = profileOf(operation, run);
  const records = recordsOf(operation, run);
  await begun(operation, run, 'forward');
  await lookAgainAtUnverified(operation, records);
  const interrupted = plan.targets.filter(({ key }) => isHalfway(records.known(key)));
  const waves = [interrupted, ...plan.waves.map((wave) => plan.targets.filter(({ key }) => wave.includes(key)))];
  let failures = 0;
  const isWrong = (): boolean => failures > (records.isProven() ? profile().mostFailures : 0);
  const concurrency = (): number => (records.isProven() ? profile().concurrency : 1);
  const mayBegin = (): boolean => !isWrong() && records.mayBegin();
  for (const wave of waves) {
    const todo = wave.filter(({ key }) => !isDone(records.known(key)));
    await inTurns(todo, { concurrency, mayBegin }, async (target) => {
      const isCanary = !records.isProven();
      const bakeMs = isCanary ? profile().canaryBakeMs : profile().bakeMs;
      const end = await moveTarget(operation, target, { known: records.known(target.key), bakeMs });
      if (isFailure(end, isCanary)) failures += 1;
      records.note(target, end);
    });
    if (isWrong()) break;
  }
  return ended(operation, records);
}

/** What an earlier run moved and nobody saw may be seen from here. */
async function lookAgainAtUnverified(operation: Operation, records: Records): Promise<void> {
  for (const target of operation.plan.targets) {
    const { ended: before } = records.known(target.key);
    if (before?.outcome === 'unverified') records.note(target, await lookAgain(operation, target, before));
  }
}

/** Takes back whatever was begun, the last wave first. */
export async function rollBack(operation: Operation, run: Run): Promise<Ends> {
  const { plan, profile } = operation;
  const records = recordsOf(operation, run);
  await begun(operation, run, 'back');
  const order = plan.waves.flat().reverse();
  const todo = plan.targets
    .map((target) => ({ target, baseline: records.known(target.key).baseline }))
    .sort((left, right) => order.indexOf(left.target.key) - order.indexOf(right.target.key));
  const { mayBegin } = records;
  await inTurns(todo, { concurrency: () => profile.concurrency, mayBegin }, async ({ target, baseline }) => {
    if (baseline !== undefined) records.note(target, await takeBack(operation, target, { baseline }));
  });
  return ended(operation, records);
}

/** How whatever begins now is done. */
function profileOf({ plan, profile, ports }: Operation, { onExpiry }: Run): () => Profile {
  let isTold = false;
  return () => {
    if (!hasExpired(plan.from, ports.pace.now())) return profile;
    const faster = hurried(profile);
    if (!isTold) onExpiry?.(faster);
    isTold = true;
    return faster;
  };
}

/** That something was left because somebody asked to stop is written down, too. */
async function ended({ ports: { journal, pace } }: Operation, records: Records): Promise<Ends> {
  if (records.wasStopped()) await journal.append({ kind: 'stopped', at: pace.now() });
  return records.ends();
}

async function begun(
  { plan, ports: { journal, pace } }: Operation,
  { by, emergency }: Run,
  direction: 'forward' | 'back',
): Promise<void> {
  await journal.append({ kind: 'run', at: pace.now(), plan: plan.id, ...{ direction, by, emergency } });
}

type Records = ReturnType<typeof recordsOf>;

function recordsOf({ plan }: Operation, { before, onEnd, isStopped = () => false }: Run) {
  const progress = new Map(progressFrom(before));
  let wasStopped = false;
  const known = (key: string): TargetProgress => progress.get(key) ?? {};
  return {
    wasStopped: () => wasStopped,
    mayBegin: () => {
      wasStopped ||= isStopped();
      return !wasStopped;
    },
    known,
    /** Whether one has shown that it works. Where nothing that is left ever could, that AWS took one is all that there is to know. */
    isProven: () => {
      const has = (outcome: Outcome) => plan.targets.some(({ key }) => known(key).ended?.outcome === outcome);
      const isAnyLeft = () => plan.targets.some((target) => isVisible(target) && !isDone(known(target.key)));
      return has('verified') || (has('unverified') && !isAnyLeft());
    },
    note: (target: Target, end: End) => {
      progress.set(target.key, { ...progress.get(target.key), ended: end });
      onEnd?.(target, end);
    },
    ends: (): Ends =>
      new Map(
        plan.targets.flatMap(({ key }) => {
          const end = progress.get(key)?.ended;
          return end === undefined ? [] : [[key, end] as const];
        }),
      ),
  };
}

const isDone = ({ ended }: TargetProgress): boolean =>
  ended?.outcome === 'verified' || ended?.outcome === 'unverified' || ended?.outcome === 'gone';

const isHalfway = ({ baseline, ended }: TargetProgress): boolean => baseline !== undefined && ended === undefined;

/** A canary that is gone, or that nobody saw, has not gone wrong; the next one is a canary, too. Of the others only counts what went wrong, not what was found changed. */
const isFailure = ({ outcome }: End, isCanary: boolean): boolean =>
  outcome === 'rolled-back' || outcome === 'held' || (isCanary && !isDone({ ended: { outcome } }));
