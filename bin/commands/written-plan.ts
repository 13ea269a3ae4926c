import { journalBeside, type PlanDecoding } from '../../lambda/stores/plan-file';
import type { JournalReading } from '../../lambda/stores/journal-file';
import { Refusal } from '../refusal';

/** A saved plan, and what its journal says; empty where there is none. */
interface Written<Plan, Entry> {
  readonly plan: Plan;
  readonly entries: readonly Entry[];
}

/** How plans of a kind are read, and their journals. */
interface Readers<Plan, Entry> {
  readonly readPlan: (file: string) => Promise<PlanDecoding<Plan>>;
  readonly readJournal: (file: string, plan: string) => Promise<JournalReading<Entry>>;
}

/** How to read a saved plan of a kind with its journal. What it makes refuses where one of them cannot be read. */
export const readingOfWritten =
  <Plan extends { readonly id: string }, Entry>({ readPlan, readJournal }: Readers<Plan, Entry>) =>
  async (file: string): Promise<Written<Plan, Entry>> => {
    const reading = await readPlan(file);
    if (reading.kind === 'unreadable') throw new Refusal(`${file} ${reading.because}`);
    const journal = await readJournal(journalBeside(file), reading.plan.id);
    if (journal.kind === 'unreadable') throw new Refusal(`${journalBeside(file)} ${journal.because}`);
    return { plan: reading.plan, entries: journal.entries };
  };
