import { createInterface } from 'node:readline/promises';
import { printableLine } from '../presentation/printable';
import { Refusal } from '../refusal';

/** What somebody is asked. `yes`: they said so beforehand. */
export interface Question {
  readonly yes?: true | undefined;
  readonly lines: readonly string[];
  readonly question: string;
}

/** Shows what would be done and asks, unless the user has said yes already. */
export async function agreed({ yes, lines, question }: Question): Promise<void> {
  if (yes === true) return;
  if (!process.stdin.isTTY) throw new Refusal('nobody can be asked here: pass --yes once you have read the plan');
  for (const line of lines) console.error(printableLine(line));
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`${question} Type yes: `);
  prompt.close();
  if (answer.trim() !== 'yes') throw new Refusal('nothing was changed');
}
