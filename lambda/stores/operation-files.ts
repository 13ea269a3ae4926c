import { decodeOperationEntry } from '../contract/operation-journal';
import { decodeOperationPlan } from '../contract/operation-plan';
import type { JournalEntry } from '../domain/operations/journal';
import type { IdentifiedOperationPlan } from '../domain/operations/operation-plan';
import { type JournalReading, openEntries, type OpenJournal, readEntries } from './journal-file';
import { type PlanDecoding, readPlanAs } from './plan-file';

/** Reads a saved plan of an operation. */
export const readOperationPlan = async (path: string): Promise<PlanDecoding<IdentifiedOperationPlan>> =>
  readPlanAs(path, 'operation', decodeOperationPlan);

/** Reads the journal of such a plan. */
export const readOperationJournal = async (path: string, plan: string): Promise<JournalReading<JournalEntry>> =>
  readEntries(path, plan, decodeOperationEntry);

/** Opens it to be gone on with. */
export const openOperationJournal = async (path: string): Promise<OpenJournal<JournalEntry>> => openEntries(path);
