import { lookBack, type Standing } from '../../lambda/app/migrate/as-before';
import { applyPlan, type Ends, rollBack, type Run } from '../../lambda/app/migrate/carry-out';
import type { Operation } from '../../lambda/app/migrate/operation';
import type { Direction } from '../../lambda/domain/direction';
import type { Region } from '../../lambda/domain/ids';
import type { IdentifiedPlan } from '../../lambda/domain/migration/plan';
import { EMERGENCY } from '../../lambda/domain/migration/profile';
import { refusalOf, REFUSALS } from '../../lambda/domain/migration/refusal';
import { openJournalFile } from '../../lambda/stores/migration-journal-file';
import { journalBeside } from '../../lambda/stores/plan-file';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { backLines, endLine, expiryLine, sumLine } from '../presentation/migration-lines';
import { planLines } from '../presentation/plan-lines';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import { agreed } from './agreement';
import { ANY_REGION, callerIn, profileRegion } from './caller';
import { holding } from './held-plan';
import { awsOperation, type Manner } from './migrate-operation';
import { deployedScanner } from './migrate-record';
import { stopperFor } from './migrate-stop';
import { readWritten } from './migrate-written';
import { openedJournal } from './writable';

interface RunOptions extends Manner {
  readonly yes?: true | undefined;
}

/** Carries a plan out, or goes on with it. */
export async function runApply(file: string, options: RunOptions): Promise<ExitStatus> {
  const { plan, result: ends } = await carryOut(file, options, FORWARD);
  const verified = plan.targets.filter(({ key }) => ends.get(key)?.outcome === 'verified').length;
  console.log(sumLine(plan, verified));
  if (verified < plan.targets.length || plan.left.length > 0) return EXIT_STATUS.bad;
  return plan.gaps.length > 0 ? EXIT_STATUS.incomplete : EXIT_STATUS.good;
}

/** Takes back whatever was begun, and looks whether all is as it was. */
export async function runRollback(file: string, options: RunOptions): Promise<ExitStatus> {
  const { plan, result: standings } = await carryOut(file, options, BACK);
  for (const line of backLines(plan, standings)) console.log(printable(line));
  const isBack = [...standings.values()].every((standing) => standing === 'as-before' || standing === 'gone');
  return isBack ? EXIT_STATUS.good : EXIT_STATUS.bad;
}

/** One of the two ways to carry a plan out. */
interface Way<Result> {
  readonly direction: Direction;
  readonly question: string;
  readonly act: (operation: Operation, run: Run) => Promise<Result>;
}

const FORWARD: Way<Ends> = {
  direction: 'forward',
  question: 'Carry it out?',
  act: async (operation, run) => {
    const ends = await applyPlan(operation, run);
    for (const target of operation.plan.targets) console.log(printable(endLine(target, ends.get(target.key))));
    return ends;
  },
};

const BACK: Way<ReadonlyMap<string, Standing>> = {
  direction: 'back',
  question: 'Put back what it changed?',
  act: async (operation, run) => {
    const ends = await rollBack(operation, run);
    for (const target of operation.plan.targets)
      if (ends.has(target.key)) console.log(printable(endLine(target, ends.get(target.key))));
    // What a journal does not know, or somebody else changed, counts as well.
    return lookBack(operation);
  },
};

async function carryOut<Result>(file: string, options: RunOptions, way: Way<Result>) {
  const { plan } = await readWritten(file);
  const home = await homeOf(plan);
  const { account, arn } = await callerIn(home);
  const refused = refusalOf(plan, { now: systemClock.now(), account, direction: way.direction });
  if (refused !== undefined) throw new Refusal(`${file} ${REFUSALS[refused]}`);
  if (options.emergency === true) console.error(TAKES);
  await agreed({ yes: options.yes, lines: planLines(plan, file), question: way.question });
  return holding(file, async () => {
    const scanner = await deployedScanner(plan, { account, arn }, home);
    if (way.direction === 'forward') await scanner.begun();
    const result = await run({ file, plan, options, by: arn, home }, way);
    await scanner.ended((await readWritten(file)).entries, way.direction);
    return { plan, result };
  });
}

const TAKES =
  `emergency: takes ${EMERGENCY.writesPerSecond} of the 3 changes a second that AWS gives to everybody in this ` +
  'account and region';

/** Where we ask who we are, and in which partition CloudFront is. */
async function homeOf({ targets }: IdentifiedPlan): Promise<Region> {
  const [first] = targets.flatMap((target) => (target.region === 'global' ? [] : [target.region]));
  return (await profileRegion()) ?? first ?? ANY_REGION;
}

interface Running {
  readonly file: string;
  readonly plan: IdentifiedPlan;
  readonly options: RunOptions;
  readonly by: string;
  readonly home: Region;
}

async function run<Result>({ file, plan, options, by, home }: Running, { act }: Way<Result>): Promise<Result> {
  // Read once more: another process may have written until now.
  const { entries } = await readWritten(file);
  const journal = await openedJournal(journalBeside(file), openJournalFile);
  const stopper = stopperFor(file);
  const operation = awsOperation(plan, options, { journal, homeRegion: home });
  const request: Run = {
    ...{ by, emergency: options.emergency === true, before: entries, isStopped: stopper.isStopped },
    onEnd: (target, end) => console.error(printable(endLine(target, end))),
    onExpiry: (faster) => console.error(expiryLine(faster)),
  };
  try {
    return await act(operation, request);
  } finally {
    await journal.close();
    await stopper.release();
  }
}
