import { coldStarts } from './cold-start';
import { type Figure, tableOf } from './figure';
import { functionMemory } from './function-memory';
import { measuredApart } from './own-process';

/** Over budget is a figure like any other; a figure that could not be measured is a failure. */
const MEASUREMENTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  'judging 10,000 certificates': () => measuredApart('judging'),
  'a whole scan of 10,000 certificates': () => measuredApart('whole-scan'),
  'a large account in virtual time': () => measuredApart('large-account'),
  'the memory of the scan function': functionMemory,
  'cold starts': coldStarts,
  'calls at the wire': () => measuredApart('wire-calls'),
};

async function measureAll(): Promise<void> {
  for (const [name, measure] of Object.entries(MEASUREMENTS)) {
    process.stderr.write(`measuring ${name} …\n`);
    try {
      process.stdout.write(`${tableOf(await measure())}\n\n`);
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`could not measure ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

void measureAll();
