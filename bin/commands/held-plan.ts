import { lockPlan, unlockPlan } from '../../lambda/stores/plan-lock';
import { Refusal } from '../refusal';
import { writable } from './writable';

/** Does something while no other process of this machine carries the same plan out. */
export async function holding<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const other = await writable(`${file}.lock.${process.pid}`, async () => lockPlan(file));
  if (other !== undefined)
    throw new Refusal(
      `${file} is being carried out by the process ${other.pid}: wait for it; if that process is another program, delete ${other.claim}`,
    );
  try {
    return await work();
  } finally {
    await unlockPlan(file);
  }
}
