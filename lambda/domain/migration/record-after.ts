import type { Direction } from '../direction';
import type { Instant } from '../instant';
import { isReadable, type Stored } from '../ledger/stored';
import { type JournalEntry, type Outcome, progressFrom } from './journal';
import { isMovedWhole, type MigrationRecord } from './migration-record';
import type { IdentifiedPlan, Target } from './plan';
import { placeLabel } from './target-kinds';

/** What a plan says of its migration. */
type PlannedMigration = Pick<IdentifiedPlan, 'id' | 'from' | 'to' | 'targets' | 'left'>;

/**
 * The record of a migration whose plan is carried out, from what the ledger knew.
 *
 * Whoever goes on with a plan, or plans anew what an earlier one left, does not begin anew: since when, and that a run has ended, stay. So a case that
 * is open stays open until nothing is left.
 */
export function recordAfterBegin(
  known: Stored<MigrationRecord> | undefined,
  plan: PlannedMigration,
  { by, now }: { readonly by: string; readonly now: Instant },
): MigrationRecord {
  const before = isReadable(known) && known.rolledBackAt === undefined ? known : undefined;
  if (before?.plan === plan.id) return before;
  const record = { ...planned(plan), by, moved: 0, startedAt: now };
  if (before === undefined || isDone(before)) return record;
  return { ...record, startedAt: before.startedAt, ...endOf(before) };
}

/** Nothing is left, and all of it was seen where it was moved to. */
const isDone = (record: MigrationRecord): boolean => isMovedWhole(record) && record.unverified === undefined;

const endOf = ({ endedAt, lastMovedAt, unverified }: MigrationRecord) => ({
  ...(endedAt !== undefined && { endedAt }),
  ...(lastMovedAt !== undefined && { lastMovedAt }),
  ...(unverified !== undefined && { unverified }),
});

const planned = ({ id, from, to, targets, left }: PlannedMigration) => ({
  ...{ from: from.id, to: to.arn, plan: id, total: targets.length + left.length },
});

/** Ends with which a use has left the old certificate. */
const LEFT: ReadonlySet<Outcome> = new Set(['verified', 'unverified', 'gone']);
/** Ends with which a target does not look as it did. */
const CHANGED: ReadonlySet<Outcome> = new Set(['verified', 'unverified', 'held']);

/** What a run of a plan did, and how it was carried out. */
interface Ended {
  readonly targets: readonly Target[];
  /** The whole journal. */
  readonly entries: readonly JournalEntry[];
  readonly direction: Direction;
  readonly now: Instant;
}

/**
 * The record after a run has ended, by the whole journal. Where all that was moved is back, nobody leaves the old certificate any more.
 *
 * What was moved and showed the new certificate to nobody has left, and is named, be it of an earlier plan: nobody knows whether it serves.
 */
export function recordAfterEnd(record: MigrationRecord, { targets, entries, direction, now }: Ended): MigrationRecord {
  const progress = progressFrom(entries);
  const outcomes = [...progress.values()].map(({ ended }) => ended?.outcome);
  const countOf = (wanted: ReadonlySet<Outcome>): number =>
    outcomes.filter((outcome) => outcome !== undefined && wanted.has(outcome)).length;
  const last = entries.findLast((entry) => entry.kind === 'ended' && LEFT.has(entry.outcome));
  const isBack = direction === 'back' && countOf(CHANGED) === 0 && !outcomes.includes(undefined);
  const labels = new Set(targets.map(placeLabel));
  const { unverified: before = [], ...known } = record;
  const unverified = [
    ...before.filter((label) => !labels.has(label)),
    ...targets.filter(({ key }) => progress.get(key)?.ended?.outcome === 'unverified').map(placeLabel),
  ];
  return {
    ...{ ...known, moved: countOf(LEFT), endedAt: now },
    ...(last !== undefined && { lastMovedAt: last.at }),
    ...(unverified.length > 0 && { unverified }),
    ...(isBack && { rolledBackAt: now }),
  };
}
