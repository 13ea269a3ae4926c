import { setTimeout as pause } from 'node:timers/promises';
import { applyPlan, type Ends, rollBack } from '../../lambda/app/migrate/carry-out';
import type { Operation } from '../../lambda/app/migrate/operation';
import { callLog } from '../../lambda/collectors/calls';
import { type JournalEntry, progressFrom, stoppedAt } from '../../lambda/domain/migration/journal';
import type { Direction } from '../../lambda/domain/migration/next-action';
import type { IdentifiedPlan } from '../../lambda/domain/migration/plan';
import { EMERGENCY, NORMAL, type Profile } from '../../lambda/domain/migration/profile';
import { refusalOf, REFUSALS } from '../../lambda/domain/migration/refusal';
import { type Region, region } from '../../lambda/domain/ids';
import { counted, inUtc } from '../../lambda/domain/wording';
import { tlsHandshakes } from '../../lambda/collectors/handshakes';
import { handshakesFrom, lambdaProbes } from '../../lambda/operators/probe-handshakes';
import { targetClients } from '../../lambda/operators/target-clients';
import { awsTargets } from '../../lambda/operators/targets';
import { openJournalFile, readJournalFile } from '../../lambda/stores/migration-journal-file';
import { readPlanFile } from '../../lambda/stores/migration-plan-file';
import { lockPlan, unlockPlan } from '../../lambda/stores/plan-lock';
import { systemReason } from '../../lambda/stores/system-reason';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { endLine, expiryLine, sumLine } from '../presentation/migration-lines';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import { callerIn, profileRegion } from './caller';
import { agreed } from './migrate-agreed';
import { deployedScanner } from './migrate-record';
import { isStopAsked, lockOf, type Stopper, stopperFor } from './migrate-stop';
import { announceOnce, toldOnce } from './migrate-told';

interface RunOptions {
  readonly yes?: true | undefined;
  readonly emergency?: true | undefined;
  readonly acceptUnverified?: true | undefined;
  readonly bake?: number | undefined;
}

/** Carries a plan out, or goes on with it. */
export async function runApply(file: string, options: RunOptions): Promise<ExitStatus> {
  const { plan, ends } = await carryOut(file, options, 'forward');
  const verified = count(ends, 'verified');
  console.log(sumLine(plan, verified));
  if (verified < plan.targets.length || plan.left.length > 0) return EXIT_STATUS.bad;
  return plan.gaps.length > 0 ? EXIT_STATUS.incomplete : EXIT_STATUS.good;
}

/** Takes back whatever was begun. */
export async function runRollback(file: string, options: RunOptions): Promise<ExitStatus> {
  const { plan, ends } = await carryOut(file, options, 'back');
  const moved = plan.targets.filter(({ key }) => isMoved(ends, key));
  console.log(moved.length === 0 ? 'all is as it was' : `${counted(moved.length, 'target')} NOT as before`);
  return moved.length === 0 ? EXIT_STATUS.good : EXIT_STATUS.bad;
}

const isMoved = (ends: Ends, key: string): boolean =>
  ['verified', 'unverified', 'held'].includes(ends.get(key)?.outcome ?? '');

/** Says how far it is, by the journal. */
export async function runStatus(file: string): Promise<ExitStatus> {
  const { plan, entries } = await readWritten(file);
  const progress = progressFrom(entries);
  for (const target of plan.targets) {
    const { baseline, ended } = progress.get(target.key) ?? {};
    const isHalfway = baseline !== undefined && ended === undefined;
    const line = endLine(target, ended);
    console.log(printable(isHalfway ? `${line}; begun, and not ended: run apply or rollback` : line));
  }
  for (const line of await stopLines(file, entries)) console.log(line);
  const verified = [...progress.values()].filter(({ ended }) => ended?.outcome === 'verified').length;
  console.log(sumLine(plan, verified));
  return verified === plan.targets.length && plan.left.length === 0 ? EXIT_STATUS.good : EXIT_STATUS.bad;
}

async function stopLines(file: string, entries: readonly JournalEntry[]): Promise<readonly string[]> {
  if (await isStopAsked(file)) return ['a stop was asked for: what has begun is finished, and nothing more is begun'];
  const stopped = stoppedAt(entries);
  return stopped === undefined ? [] : [`stopped on request on ${inUtc(stopped)}: apply goes on`];
}

const count = (ends: Ends, wanted: string): number =>
  [...ends.values()].filter(({ outcome }) => outcome === wanted).length;

const journalOf = (file: string): string => `${file.replace(/\.json$/, '')}.journal.jsonl`;

async function readWritten(file: string): Promise<{ plan: IdentifiedPlan; entries: readonly JournalEntry[] }> {
  const reading = await readPlanFile(file);
  if (reading.kind === 'unreadable') throw new Refusal(`${file} ${reading.because}`);
  const journal = await readJournalFile(journalOf(file), reading.plan.id);
  if (journal.kind === 'unreadable') throw new Refusal(`${journalOf(file)} ${journal.because}`);
  return { plan: reading.plan, entries: journal.entries };
}

async function carryOut(file: string, options: RunOptions, direction: Direction) {
  const lock = lockOf(file);
  const { plan } = await readWritten(file);
  const home = await homeOf(plan);
  const { account, arn } = await callerIn(home);
  const refused = refusalOf(plan, { now: systemClock.now(), account, direction });
  if (refused !== undefined) throw new Refusal(`${file} ${REFUSALS[refused]}`);
  await agreed(file, plan, { ...options, direction });
  if (!(await writable(lock, lockPlan))) throw new Refusal(`${file} is being carried out by another process`);
  const stopper = stopperFor(file);
  try {
    const scanner = await deployedScanner(plan, { account, arn }, home);
    if (direction === 'forward') await scanner.begun();
    const ends = await run(file, plan, { ...options, by: arn, direction, isStopped: stopper.isStopped });
    await scanner.ended((await readWritten(file)).entries, direction);
    return { plan, ends };
  } finally {
    await stopper.release();
    await unlockPlan(lock);
  }
}

/** Where we ask who we are, and in which partition CloudFront is. */
async function homeOf({ targets }: IdentifiedPlan): Promise<Region> {
  const [first] = targets.flatMap((target) => (target.region === 'global' ? [] : [target.region]));
  return (await profileRegion()) ?? first ?? region('us-east-1');
}

interface Running extends Pick<Stopper, 'isStopped'> {
  readonly by: string;
  readonly direction: Direction;
}

async function run(
  file: string,
  plan: IdentifiedPlan,
  { by, direction, isStopped, ...options }: RunOptions & Running,
): Promise<Ends> {
  // Read once more: another process may have written until now.
  const { entries } = await readWritten(file);
  const journal = await writable(journalOf(file), openJournalFile);
  const profile = profileFor(options);
  const { watch } = callLog(systemClock);
  const clients = targetClients({
    ...{ writesPerSecond: profile.writesPerSecond, homeRegion: await homeOf(plan), watch },
  });
  const operation: Operation = {
    ...{ plan, profile },
    onDeploying: announceOnce(),
    acceptsUnverified: options.acceptUnverified === true,
    ports: {
      targets: awsTargets(clients, [plan.from, plan.to]),
      shake: handshakesFrom(tlsHandshakes(), lambdaProbes(), toldOnce()),
      journal,
      pace: { ...systemClock, pause: async (milliseconds) => pause(milliseconds) },
    },
  };
  const request = {
    ...{ by, emergency: options.emergency === true, before: entries, isStopped },
    onEnd: (...[target, end]: Parameters<typeof endLine>) => console.error(printable(endLine(target, end))),
    onExpiry: (faster: Profile) => console.error(expiryLine(faster)),
  };
  const ends = await (direction === 'forward' ? applyPlan : rollBack)(operation, request).finally(journal.close);
  for (const target of plan.targets) console.log(printable(endLine(target, ends.get(target.key))));
  return ends;
}

/** Nothing is done that cannot be written down. */
async function writable<Opened>(file: string, open: (file: string) => Promise<Opened>): Promise<Opened> {
  try {
    return await open(file);
  } catch (cause) {
    throw new Refusal(`${file} cannot be written: ${systemReason(cause)}`);
  }
}

function profileFor({ emergency, bake }: RunOptions): Profile {
  const profile = emergency === true ? EMERGENCY : NORMAL;
  return bake === undefined ? profile : { ...profile, bakeMs: bake, canaryBakeMs: bake };
}
