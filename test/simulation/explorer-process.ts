import './decode-once';
import { createInterface } from 'node:readline';
import { type Expedition, explore } from './explore';

/** Reads an expedition from each line, and answers each with a line, until nobody can ask any more. */
async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const found = await explore(JSON.parse(line) as Expedition);
    process.stdout.write(`${JSON.stringify(found)}\n`);
  }
}

void main();
