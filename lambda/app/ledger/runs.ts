import { type Account, decodeRun, type Run } from '../../contract/ledger-run-items';
import { EXPIRES_AT } from '../../contract/table-key';
import { type RuleId, runId, type RunId } from '../../domain/ids';
import type { Instant } from '../../domain/instant';
import { alsoConclusive } from '../../domain/ledger/baseline';
import { isReadable } from '../../domain/ledger/stored';
import type { SubjectId } from '../../domain/subject';
import { readAccountItem } from './account';
import { ACCOUNT_KEY, runKey } from './keys';
import { expiresAfter, KEPT_DAYS, type Ledger } from './ledger';

/** Begins a run: what it writes is told when it has ended, or when it cannot be alive any more. */
export async function startRun(ledger: Ledger, kind: Run['kind']): Promise<RunId> {
  const startedAt = ledger.clock.now();
  const run = runId(`${startedAt}-${ledger.tokens.next()}`);
  const set = { run, kind, startedAt, [EXPIRES_AT]: expiresAfter(startedAt, KEPT_DAYS.other) };
  await ledger.table.write([{ kind: 'update', key: runKey(run), set }]);
  return run;
}

/** What the ledger is to remember of a run. `snapshot`: name of the inventory that it wrote; absent where it wrote none, the one before stays the newest. */
export type RunResult =
  | { readonly kind: 'cells' | 'verb'; readonly snapshot?: string }
  | {
      readonly kind: 'full';
      readonly snapshot?: string;
      /** Of the code and the settings that made it. */
      readonly version: string;
      /** Rules that concluded something: see `conclusiveRules`. */
      readonly conclusive: readonly RuleId[];
      /** Cases that cannot be read: overdue for the watchdog until a full run reads them all. */
      readonly unreadable: readonly SubjectId[];
    };

/**
 * Ends a run, in one write with what is remembered of it; `refused`: the ledger does not know that it began, and nothing is written.
 *
 * An account that cannot be read is left as it is. Rejects where the table does not answer.
 */
export async function endRun(ledger: Ledger, run: RunId, result: RunResult): Promise<'written' | 'refused'> {
  const endedAt = ledger.clock.now();
  const account = await readAccountItem(ledger);
  const set = isReadable(account) ? memoryOf(account, run, result, endedAt) : {};
  return ledger.table.write([
    { kind: 'update', key: runKey(run), condition: { kind: 'present' }, set: { endedAt } },
    ...(Object.keys(set).length === 0 ? [] : [{ kind: 'update' as const, key: ACCOUNT_KEY, set }]),
  ]);
}

function memoryOf(account: Account, run: RunId, result: RunResult, endedAt: Instant): Partial<Account> {
  const snapshot = result.snapshot === undefined ? {} : { snapshot: result.snapshot };
  if (result.kind !== 'full') return snapshot;
  const { version, conclusive, unreadable } = result;
  return {
    ...snapshot,
    latestFullRun: { run, version, endedAt, unreadable: [...unreadable] },
    conclusiveSince: alsoConclusive(account.conclusiveSince ?? {}, conclusive, run),
  };
}

/** Which of these runs have ended. One that cannot be read has not. */
export async function endedAmong(ledger: Ledger, runs: readonly RunId[]): Promise<ReadonlySet<RunId>> {
  if (runs.length === 0) return new Set();
  const items = [...(await ledger.table.getMany(runs.map(runKey))).values()];
  const ended = items.map((item) => decodeRun(item)).filter((run) => isReadable(run));
  return new Set(ended.flatMap(({ run, endedAt }) => (endedAt === undefined ? [] : [run])));
}
