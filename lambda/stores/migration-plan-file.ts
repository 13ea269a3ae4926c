import { decodePlan, type PlanDecoding } from '../contract/migration-plan';
import { readPlanAs } from './plan-file';

/** Reads a saved plan of a migration. */
export const readPlanFile = async (path: string): Promise<PlanDecoding> => readPlanAs(path, 'migration', decodePlan);
