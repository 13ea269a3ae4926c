import { coldStarts } from './cold-start';
import { type Figure, tableOf } from './figure';
import { measuredApart } from './own-process';

/** Without a bound Node lets garbage lie for as long as the machine has room. */
const BOUNDED_HEAP = ['--max-old-space-size=230', '--max-semi-space-size=12'];

/** Over budget is a figure like any other; a figure that could not be measured is a failure. */
const MEASUREMENTS: Readonly<Record<string, () => readonly Figure[]>> = {
  'judging 10,000 certificates': () => measuredApart('judging'),
  'a whole scan of 10,000 certificates': () => measuredApart('whole-scan'),
  'a large account in virtual time': () => measuredApart('large-account', BOUNDED_HEAP),
  'cold starts': coldStarts,
  'calls at the wire': () => measuredApart('wire-calls'),
};

for (const [name, measure] of Object.entries(MEASUREMENTS)) {
  process.stderr.write(`measuring ${name} …\n`);
  try {
    process.stdout.write(`${tableOf(measure())}\n\n`);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`could not measure ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
