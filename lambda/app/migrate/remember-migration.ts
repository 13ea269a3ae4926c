import type { Direction } from '../../domain/direction';
import { isReadable } from '../../domain/ledger/stored';
import type { JournalEntry } from '../../domain/migration/journal';
import type { IdentifiedPlan } from '../../domain/migration/plan';
import { recordAfterBegin, recordAfterEnd } from '../../domain/migration/record-after';
import type { Ledger } from '../ledger/ledger';
import { putMigration, readMigration } from '../ledger/migrations';

/** Tells the deployed scanner that a plan is carried out. Rejects where the ledger does not answer. */
export async function rememberBegun(ledger: Ledger, plan: IdentifiedPlan, by: string): Promise<void> {
  const known = await readMigration(ledger, plan.from.id);
  await putMigration(ledger, recordAfterBegin(known, plan, { by, now: ledger.clock.now() }));
}

/** Tells it how far the plan is after a run; of a plan of which it was never told, nothing. Rejects where the ledger does not answer. */
export async function rememberEnded(
  ledger: Ledger,
  { id, from, targets }: IdentifiedPlan,
  { entries, direction }: { readonly entries: readonly JournalEntry[]; readonly direction: Direction },
): Promise<void> {
  const known = await readMigration(ledger, from.id);
  if (!isReadable(known) || known.plan !== id) return;
  await putMigration(ledger, recordAfterEnd(known, { targets, entries, direction, now: ledger.clock.now() }));
}
