import type { CellRequest } from '../domain/inventory/cell-request';
import type { Inventory } from '../domain/inventory/inventory';
import type { Verdicts } from '../domain/judging/judge';
import type { Begun } from './begin-scan';
import type { Ledger } from './ledger/ledger';
import { releaseLease } from './ledger/lease';
import type { Recorded } from './ledger/record-judgements';
import { deleteRescan, putRescan } from './ledger/rescans';
import { endRun, type RunResult } from './ledger/runs';
import type { ScanDependencies, ScanOptions, ScanRequest } from './scan-context';
import { answeredBy } from './waiting-changes';

/** `withheld`: the one before cannot be read, so that this one must not take its place; `because` says why. */
export type KeptSnapshot =
  { readonly kind: 'written' | 'failed' } | { readonly kind: 'withheld'; readonly because: string };

/** A scan that has judged. */
interface JudgedScan {
  readonly beginning: Begun;
  readonly inventory: Inventory;
  readonly owedWalks: readonly CellRequest[];
  readonly verdicts: Verdicts;
  readonly recorded: Recorded;
  readonly options: ScanOptions;
  readonly request: ScanRequest;
}

/**
 * Keeps the inventory for the next run, ends the run, answers the requests that it read, and gives the lease back. Never rejects.
 *
 * A run that could not read the inventory before it is ended, so that it is told, but is no good run: the watchdog tells in time.
 * One whose beginning the ledger does not know cannot be ended.
 */
export async function endScan(
  { ledger, snapshots }: ScanDependencies,
  scan: JudgedScan,
): Promise<{ readonly snapshot: KeptSnapshot; readonly ended: boolean }> {
  const { beginning, inventory } = scan;
  const snapshot: KeptSnapshot =
    beginning.withheld === undefined
      ? { kind: await snapshots.write(beginning.run, inventory) }
      : { kind: 'withheld', because: beginning.withheld };
  const [end] = await Promise.allSettled([finish(ledger, scan, snapshot)]);
  return { snapshot, ended: end.status === 'fulfilled' && end.value === 'written' };
}

async function finish(ledger: Ledger, scan: JudgedScan, snapshot: KeptSnapshot): Promise<'written' | 'refused'> {
  const { beginning, request } = scan;
  const ended = await endRun(ledger, beginning.run, resultOf(scan, snapshot));
  for (const answered of answeredBy(request, beginning.waiting)) await deleteRescan(ledger, answered);
  // The announcer asks for the rest of a walk that ran out of time, and for those that nobody waited for.
  const unfinished = scan.inventory.cells.filter((cell) => 'walk' in cell);
  for (const { region, source } of [...unfinished, ...scan.owedWalks]) await putRescan(ledger, { region, source });
  if (beginning.lease !== undefined) await releaseLease(ledger, beginning.lease);
  return ended;
}

function resultOf({ beginning, request, options, verdicts, recorded }: JudgedScan, snapshot: KeptSnapshot): RunResult {
  const kept = snapshot.kind === 'written' && { snapshot: beginning.run };
  if (request.cells !== undefined || snapshot.kind === 'withheld') return { kind: 'cells', ...kept };
  return {
    kind: 'full',
    version: options.version,
    conclusive: verdicts.conclusive,
    unreadable: recorded.unreadable,
    ...kept,
  };
}
