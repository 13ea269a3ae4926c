import type { JournalEntry } from '../../lambda/domain/migration/journal';
import type { IdentifiedPlan } from '../../lambda/domain/migration/plan';
import { readJournalFile } from '../../lambda/stores/migration-journal-file';
import { readPlanFile } from '../../lambda/stores/migration-plan-file';
import { journalBeside } from '../../lambda/stores/plan-file';
import { Refusal } from '../refusal';

/** A saved plan, and what its journal says; empty where there is none. */
export async function readWritten(
  file: string,
): Promise<{ readonly plan: IdentifiedPlan; readonly entries: readonly JournalEntry[] }> {
  const reading = await readPlanFile(file);
  if (reading.kind === 'unreadable') throw new Refusal(`${file} ${reading.because}`);
  const journal = await readJournalFile(journalBeside(file), reading.plan.id);
  if (journal.kind === 'unreadable') throw new Refusal(`${journalBeside(file)} ${journal.because}`);
  return { plan: reading.plan, entries: journal.entries };
}
