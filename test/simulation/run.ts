import './decode-once';
import { explore, seedsTo } from './explore';
import { MIXES, mixNamed } from './mixes';
import { simulate } from './simulate';

/** `run.ts 20000` explores so many schedules of all mixes; `run.ts race 17` replays one, with its trace. */
async function main([first = '20000', seed]: readonly string[]): Promise<readonly string[]> {
  if (seed !== undefined) return replay(first, seed);
  return exploreAll(Math.ceil(whole(first, 'how many schedules to explore') / MIXES.length));
}

async function replay(mix: string, seed: string): Promise<readonly string[]> {
  const { trace, failures } = await simulate(mixNamed(mix), whole(seed, 'the seed'), { tracing: true });
  process.stdout.write(`${trace.join('\n')}\n`);
  return failures;
}

async function exploreAll(schedules: number): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const mix of MIXES) {
    const found = await explore({ mix: mix.name, seeds: seedsTo(schedules) });
    const { steps, rings } = found;
    process.stderr.write(
      `${mix.name}: ${schedules} schedules, ${steps} steps, ${rings} rings, ${found.failures.length} failed\n`,
    );
    failures.push(...found.failures);
  }
  return failures;
}

function whole(text: string, what: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new RangeError(`${what} is a whole number from 1, got '${text}'`);
}

main(process.argv.slice(2)).then(
  (failures) => {
    for (const failure of failures) process.stdout.write(`${failure}\n`);
    process.exitCode = failures.length === 0 ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 2;
  },
);
