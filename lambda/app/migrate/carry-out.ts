import { type JournalEntry, progressFrom, type TargetProgress } from '../../domain/migration/journal';
import type { Target } from '../../domain/migration/plan';
import { inTurns } from './in-turns';
import { type End, moveTarget, takeBack } from './move-target';
import type { Operation } from './operation';

/** Who runs it, what earlier runs wrote down, and who hears of each target as it ends. */
export interface Run {
  readonly by: string;
  readonly emergency: boolean;
  readonly before: readonly JournalEntry[];
  readonly onEnd?: (target: Target, end: End) => void;
}

/** Ends by key of the target. Who is not in it was not begun, or died half-way in an earlier run. */
export type Ends = ReadonlyMap<string, End>;

/**
 * Moves all targets to the new certificate, wave by wave. What earlier runs verified is left alone, what died half-way goes on first.
 *
 * Nothing more is begun once the canary does not end well, or too many of the later ones went wrong.
 */
export async function applyPlan(operation: Operation, run: Run): Promise<Ends> {
  const { plan, profile } = operation;
  const records = recordsOf(operation, run);
  await begun(operation, run, 'forward');
  const interrupted = plan.targets.filter(({ key }) => isHalfway(records.known(key)));
  const waves = [interrupted, ...plan.waves.map((wave) => plan.targets.filter(({ key }) => wave.includes(key)))];
  let failures = 0;
  for (const [index, wave] of waves.entries()) {
    const isCanary = index <= 1;
    const most = isCanary ? 0 : profile.mostFailures;
    const todo = wave.filter(({ key }) => !isDone(records.known(key)));
    await inTurns(todo, { concurrency: profile.concurrency, mayBegin: () => failures <= most }, async (target) => {
      const bakeMs = isCanary ? profile.canaryBakeMs : profile.bakeMs;
      const end = await moveTarget(operation, target, { known: records.known(target.key), bakeMs });
      if (isFailure(end, isCanary)) failures += 1;
      records.note(target, end);
    });
    if (failures > most) break;
  }
  return records.ends();
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
  await inTurns(todo, { concurrency: profile.concurrency, mayBegin: () => true }, async ({ target, baseline }) => {
    if (baseline !== undefined) records.note(target, await takeBack(operation, target, { baseline }));
  });
  return records.ends();
}

async function begun(
  { plan, ports: { journal, pace } }: Operation,
  { by, emergency }: Run,
  direction: 'forward' | 'back',
): Promise<void> {
  await journal.append({ kind: 'run', at: pace.now(), plan: plan.id, ...{ direction, by, emergency } });
}

function recordsOf({ plan }: Operation, { before, onEnd }: Run) {
  const progress = new Map(progressFrom(before));
  return {
    known: (key: string): TargetProgress => progress.get(key) ?? {},
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

/** A canary must tell something. Of the others only counts what went wrong, not what was found changed. */
const isFailure = ({ outcome }: End, isCanary: boolean): boolean =>
  outcome === 'rolled-back' || outcome === 'held' || (isCanary && !isDone({ ended: { outcome } }));
