import { whyNotSaved, writePlanFile } from '../../lambda/stores/plan-file';
import { Refusal } from '../refusal';

/** Makes a plan and saves it, where nothing is yet. Refuses before the account is read. */
export async function savedPlan<Plan extends object>(file: string, make: () => Promise<Plan>): Promise<Plan> {
  const hindered = await whyNotSaved(file);
  if (hindered !== undefined) throw refusalFor(file, hindered);
  const plan = await make();
  const saved = await writePlanFile(file, plan);
  if (saved.kind === 'failed') throw refusalFor(file, saved.because);
  return plan;
}

const refusalFor = (file: string, because: string): Refusal =>
  new Refusal(`the plan cannot be written to ${file}: ${because}`);
