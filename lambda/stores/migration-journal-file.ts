import { decodeJournalEntry } from '../contract/migration-journal';
import type { JournalEntry } from '../domain/migration/journal';
import { type JournalReading, openEntries, type OpenJournal, readEntries } from './journal-file';

/** Reads the journal of a plan. */
export const readJournalFile = async (path: string, plan: string): Promise<JournalReading<JournalEntry>> =>
  readEntries(path, plan, decodeJournalEntry);

/** Opens it to be gone on with. */
export const openJournalFile = async (path: string): Promise<OpenJournal<JournalEntry>> => openEntries(path);
