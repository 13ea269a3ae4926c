import type { Instant } from '../instant';
import { isReadable, type Stored } from '../ledger/stored';
import { type JournalEntry, type Outcome, progressFrom } from './journal';
import { isMovedWhole, type MigrationRecord } from './migration-record';
import type { Direction } from './next-action';
import type { IdentifiedPlan } from './plan';

/** What a plan says of its migration. */
type PlannedMigration = Pick<IdentifiedPlan, 'id' | 'from' | 'to' | 'targets' | 'left' | 'warnings'>;

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
  if (before === undefined || isMovedWhole(before)) return record;
  return { ...record, startedAt: before.startedAt, ...endOf(before) };
}

const endOf = ({ endedAt, lastMovedAt }: MigrationRecord) => ({
  ...(endedAt !== undefined && { endedAt }),
  ...(lastMovedAt !== undefined && { lastMovedAt }),
});

function planned({ id, from, to, targets, left, warnings }: PlannedMigration) {
  const givenUp = warnings.flatMap(({ kind, on }) => (kind === 'name-given-up' && on !== undefined ? [on] : []));
  return {
    ...{ from: from.id, to: to.arn, plan: id, total: targets.length + left.length },
    ...(givenUp.length > 0 && { givenUpNames: givenUp }),
  };
}

/** Ends with which a use has left the old certificate. */
const LEFT: ReadonlySet<Outcome> = new Set(['verified', 'unverified', 'gone']);
/** Ends with which a target does not look as it did. */
const CHANGED: ReadonlySet<Outcome> = new Set(['verified', 'unverified', 'held']);

/** The record after a run has ended, by the whole journal. Where all that was moved is back, nobody leaves the old certificate any more. */
export function recordAfterEnd(
  record: MigrationRecord,
  entries: readonly JournalEntry[],
  { now, direction }: { readonly now: Instant; readonly direction: Direction },
): MigrationRecord {
  const outcomes = [...progressFrom(entries).values()].map(({ ended }) => ended?.outcome);
  const countOf = (wanted: ReadonlySet<Outcome>): number =>
    outcomes.filter((outcome) => outcome !== undefined && wanted.has(outcome)).length;
  const last = entries.findLast((entry) => entry.kind === 'ended' && LEFT.has(entry.outcome));
  const isBack = direction === 'back' && countOf(CHANGED) === 0 && !outcomes.includes(undefined);
  return {
    ...{ ...record, moved: countOf(LEFT), endedAt: now },
    ...(last !== undefined && { lastMovedAt: last.at }),
    ...(isBack && { rolledBackAt: now }),
  };
}
