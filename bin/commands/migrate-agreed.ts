import { createInterface } from 'node:readline/promises';
import type { Direction } from '../../lambda/domain/migration/next-action';
import type { IdentifiedPlan } from '../../lambda/domain/migration/plan';
import { EMERGENCY } from '../../lambda/domain/migration/profile';
import { planLines } from '../presentation/plan-lines';
import { printableLine } from '../presentation/printable';
import { Refusal } from '../refusal';

/** What the user said beforehand, and which way it goes. */
interface Agreement {
  readonly yes?: true | undefined;
  readonly emergency?: true | undefined;
  readonly direction: Direction;
}

/** Shows what would be done and asks, unless the user has said yes already. */
export async function agreed(
  file: string,
  plan: IdentifiedPlan,
  { yes, emergency, direction }: Agreement,
): Promise<void> {
  if (emergency === true)
    console.error(
      `emergency: takes ${EMERGENCY.writesPerSecond} of the 3 changes a second that AWS gives to everybody in this account and region`,
    );
  if (yes === true) return;
  if (!process.stdin.isTTY) throw new Refusal('nobody can be asked here: pass --yes once you have read the plan');
  for (const line of planLines(plan, file)) console.error(printableLine(line));
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(
    direction === 'forward' ? 'Carry it out? Type yes: ' : 'Put back what it changed? Type yes: ',
  );
  prompt.close();
  if (answer.trim() !== 'yes') throw new Refusal('nothing was changed');
}
