import { createInterface } from 'node:readline/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { carryOut, type Ends } from '../../lambda/app/operations/carry-out';
import { checkChanges } from '../../lambda/app/operations/check-plan';
import { type Direction, needsKey } from '../../lambda/domain/operations/change';
import { undoNote } from '../../lambda/domain/operations/change-words';
import { checkSentence, verdictOf } from '../../lambda/domain/operations/check';
import { begunBy, type JournalEntry } from '../../lambda/domain/operations/journal';
import type { IdentifiedOperationPlan } from '../../lambda/domain/operations/operation-plan';
import { refusalOf, REFUSALS } from '../../lambda/domain/operations/refusal';
import { awsChanges } from '../../lambda/operators/changes';
import { openOperationJournal, readOperationJournal, readOperationPlan } from '../../lambda/stores/operation-files';
import { lockPlan, unlockPlan } from '../../lambda/stores/plan-lock';
import { systemReason } from '../../lambda/stores/system-reason';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { changeEndLine, doneLine, operationPlanLines } from '../presentation/operation-lines';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import { OPERATIONS } from './operations/index';
import { contextNow } from './operations-plan';
import { keyFor } from './operations/private-key';

interface RunOptions {
  readonly yes?: true | undefined;
  readonly privateKeyFile?: string | undefined;
}

type Context = Awaited<ReturnType<typeof contextNow>>;

/** Makes the changes of a plan, or goes on with them. */
export async function runApply(file: string, options: RunOptions): Promise<ExitStatus> {
  const { plan, ends } = await carriedOut(file, options, 'forward');
  const done = [...ends.values()].filter((outcome) => outcome === 'done').length;
  console.log(doneLine(done, plan.changes.length));
  if (done < plan.changes.length) return EXIT_STATUS.bad;
  const { next = () => `npx notafter operations verify ${file}` } = OPERATIONS[plan.operation];
  console.log(printable(`Next: ${next(plan)}`));
  return EXIT_STATUS.good;
}

/** Takes back what was begun. */
export async function runUndo(file: string, options: RunOptions): Promise<ExitStatus> {
  const { entries, ends } = await carriedOut(file, options, 'back');
  const isBack = [...begunBy(entries)].every((index) => ends.get(index) === 'done');
  console.log(isBack ? 'all is as it was' : 'NOT all is as it was');
  return isBack ? EXIT_STATUS.good : EXIT_STATUS.bad;
}

/** Looks whether all is as it shall be, and writes down what was seen. */
export async function runVerify(file: string): Promise<ExitStatus> {
  const { plan } = await readWritten(file);
  const context = await contextNow();
  if (plan.account !== context.account) throw new Refusal(`${file} ${REFUSALS['other-account']}`);
  const checks = [
    ...(await checkChanges(plan, awsChanges(context.clients))),
    ...(await OPERATIONS[plan.operation].evidence(plan, context)),
  ];
  const journal = await writable(journalOf(file), openOperationJournal);
  await journal.append({ kind: 'checked', at: systemClock.now(), checks }).finally(journal.close);
  for (const check of checks) console.log(printable(checkSentence(check)));
  return VERDICTS[verdictOf(checks)];
}

const VERDICTS = { yes: EXIT_STATUS.good, no: EXIT_STATUS.bad, unknown: EXIT_STATUS.incomplete } as const;

const journalOf = (file: string): string => `${file.replace(/\.json$/, '')}.journal.jsonl`;

async function readWritten(
  file: string,
): Promise<{ readonly plan: IdentifiedOperationPlan; readonly entries: readonly JournalEntry[] }> {
  const reading = await readOperationPlan(file);
  if (reading.kind === 'unreadable') throw new Refusal(`${file} ${reading.because}`);
  const journal = await readOperationJournal(journalOf(file), reading.plan.id);
  if (journal.kind === 'unreadable') throw new Refusal(`${journalOf(file)} ${journal.because}`);
  return { plan: reading.plan, entries: journal.entries };
}

async function carriedOut(file: string, options: RunOptions, direction: Direction) {
  const lock = `${file}.lock`;
  const { plan } = await readWritten(file);
  const context = await contextNow();
  const refused = refusalOf(plan, { now: systemClock.now(), account: context.account, direction });
  if (refused !== undefined) throw new Refusal(`${file} ${REFUSALS[refused]}`);
  if (!(await writable(lock, lockPlan))) throw new Refusal(`${file} is being carried out by another process`);
  try {
    // Read only now: another process may have written until the lock was ours.
    const { entries } = await readWritten(file);
    const privateKey = await prepared({ plan, entries, options, direction });
    await agreed(file, plan, options, direction);
    if (direction === 'forward') await OPERATIONS[plan.operation].hesitate?.(plan, context);
    return { plan, entries, ends: await run({ file, plan, entries, direction, privateKey }, context) };
  } finally {
    await unlockPlan(lock);
  }
}

interface Prepared {
  readonly plan: IdentifiedOperationPlan;
  readonly entries: readonly JournalEntry[];
  readonly options: RunOptions;
  readonly direction: Direction;
}

/** Refuses what cannot end well before anybody is asked; reads the private key where one is needed. */
async function prepared({ plan, entries, options, direction }: Prepared) {
  const begun = begunBy(entries);
  const changes = direction === 'forward' ? plan.changes : plan.changes.filter((_, index) => begun.has(index));
  if (direction === 'back' && changes.some(({ kind }) => kind === 'validation-method'))
    throw new Refusal(`this cannot be undone: ${changes.flatMap((change) => undoNote(change) ?? []).join(' ')}`);
  const keyed = changes.find((change) => needsKey(change, direction));
  return keyed === undefined ? undefined : keyFor(keyed, { direction, file: options.privateKeyFile });
}

interface Running extends Omit<Prepared, 'options'> {
  readonly file: string;
  readonly privateKey: Uint8Array | undefined;
}

async function run({ file, plan, entries, direction, privateKey }: Running, { clients, by }: Context): Promise<Ends> {
  const journal = await writable(journalOf(file), openOperationJournal);
  const ports = {
    changes: awsChanges(clients, privateKey),
    journal,
    pace: { ...systemClock, pause: async (milliseconds: number) => pause(milliseconds) },
  };
  const ends = await carryOut(plan, { direction, by, before: entries }, ports).finally(journal.close);
  for (const [index, change] of plan.changes.entries()) console.log(printable(changeEndLine(change, ends.get(index))));
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

/** Shows what would be done and asks, unless the user has said yes already. */
async function agreed(
  file: string,
  plan: IdentifiedOperationPlan,
  { yes }: RunOptions,
  direction: Direction,
): Promise<void> {
  if (yes === true) return;
  if (!process.stdin.isTTY) throw new Refusal('nobody can be asked here: pass --yes once you have read the plan');
  for (const line of operationPlanLines(plan, file)) console.error(printable(line));
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const question = direction === 'forward' ? 'Carry it out? Type yes: ' : 'Take back what it changed? Type yes: ';
  const answer = await prompt.question(question);
  prompt.close();
  if (answer.trim() !== 'yes') throw new Refusal('nothing was changed');
}
