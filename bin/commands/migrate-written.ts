import { readJournalFile } from '../../lambda/stores/migration-journal-file';
import { readPlanFile } from '../../lambda/stores/migration-plan-file';
import { readingOfWritten } from './written-plan';

/** A saved plan of a migration, and what its journal says; empty where there is none. */
export const readWritten = readingOfWritten({ readPlan: readPlanFile, readJournal: readJournalFile });
