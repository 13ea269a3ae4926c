import { setTimeout as pause } from 'node:timers/promises';
import { carryOut, type Ends } from '../../lambda/app/operations/carry-out';
import { checkChanges } from '../../lambda/app/operations/check-plan';
import type { Direction } from '../../lambda/domain/direction';
import { needsKey } from '../../lambda/domain/operations/change';
import { undoNote } from '../../lambda/domain/operations/change-words';
import { checkSentence, verdictOf } from '../../lambda/domain/operations/check';
import { begunBy, type JournalEntry } from '../../lambda/domain/operations/journal';
import type { IdentifiedOperationPlan } from '../../lambda/domain/operations/operation-plan';
import { refusalOf, REFUSALS } from '../../lambda/domain/operations/refusal';
import { awsChanges } from '../../lambda/operators/changes';
import { openOperationJournal, readOperationJournal, readOperationPlan } from '../../lambda/stores/operation-files';
import { journalBeside } from '../../lambda/stores/plan-file';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { changeEndLine, doneLine, operationPlanLines } from '../presentation/operation-lines';
import { printable } from '../presentation/printable';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';
import { agreed } from './agreement';
import { holding } from './held-plan';
import { OPERATIONS } from './operations/index';
import { contextNow } from './operations-plan';
import { keyFor } from './operations/private-key';
import { openedJournal } from './writable';
import { readingOfWritten } from './written-plan';

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

/** Takes back what was begun, and looks whether all is as it was. */
export async function runUndo(file: string, options: RunOptions): Promise<ExitStatus> {
  const { plan, context } = await carriedOut(file, options, 'back');
  const checks = await checkChanges(plan, awsChanges(context.clients), 'back');
  const verdict = verdictOf(checks);
  for (const check of checks) if (check.result !== 'yes') console.log(printable(checkSentence(check)));
  console.log(verdict === 'yes' ? 'all is as it was' : NOT_BACK);
  return VERDICTS[verdict];
}

const NOT_BACK = 'NOT all is as it was; what the journal beside the plan does not say was begun is not taken back';

/** Looks whether all is as it shall be, and writes down what was seen. */
export async function runVerify(file: string): Promise<ExitStatus> {
  const { plan } = await readWritten(file);
  const context = await contextNow();
  if (plan.account !== context.account) throw new Refusal(`${file} ${REFUSALS['other-account']}`);
  const checks = [
    ...(await checkChanges(plan, awsChanges(context.clients), 'forward')),
    ...(await OPERATIONS[plan.operation].evidence(plan, context)),
  ];
  const journal = await openedJournal(journalBeside(file), openOperationJournal);
  await journal.append({ kind: 'checked', at: systemClock.now(), checks }).finally(journal.close);
  for (const check of checks) console.log(printable(checkSentence(check)));
  return VERDICTS[verdictOf(checks)];
}

const VERDICTS = { yes: EXIT_STATUS.good, no: EXIT_STATUS.bad, unknown: EXIT_STATUS.incomplete } as const;

const readWritten = readingOfWritten({ readPlan: readOperationPlan, readJournal: readOperationJournal });

async function carriedOut(file: string, options: RunOptions, direction: Direction) {
  const { plan } = await readWritten(file);
  const context = await contextNow();
  const refused = refusalOf(plan, { now: systemClock.now(), account: context.account, direction });
  if (refused !== undefined) throw new Refusal(`${file} ${REFUSALS[refused]}`);
  return holding(file, async () => {
    // Read only now: another process may have written until the plan was ours.
    const { entries } = await readWritten(file);
    const privateKey = await prepared({ plan, entries, options, direction });
    const question = direction === 'forward' ? 'Carry it out?' : 'Take back what it changed?';
    await agreed({ yes: options.yes, lines: operationPlanLines(plan, file), question });
    if (direction === 'forward') await OPERATIONS[plan.operation].hesitate?.(plan, context);
    return { plan, context, ends: await run({ file, plan, entries, direction, privateKey }, context) };
  });
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
  if (keyed !== undefined) return keyFor(keyed, { direction, file: options.privateKeyFile });
  if (options.privateKeyFile !== undefined)
    throw new Refusal('nothing of this needs a private key, and none was read: leave out --private-key-file');
  return undefined;
}

interface Running extends Omit<Prepared, 'options'> {
  readonly file: string;
  readonly privateKey: Uint8Array | undefined;
}

async function run({ file, plan, entries, direction, privateKey }: Running, { clients, by }: Context): Promise<Ends> {
  const journal = await openedJournal(journalBeside(file), openOperationJournal);
  const ports = {
    changes: awsChanges(clients, privateKey),
    journal,
    pace: { ...systemClock, pause: async (milliseconds: number) => pause(milliseconds) },
  };
  const ends = await carryOut(plan, { direction, by, before: entries }, ports).finally(journal.close);
  for (const [index, change] of plan.changes.entries()) console.log(printable(changeEndLine(change, ends.get(index))));
  return ends;
}
