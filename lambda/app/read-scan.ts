import type { UnreadAnnotations } from '../domain/use/annotation';
import type { CellRequest } from '../domain/inventory/cell-request';
import type { AccountChange } from '../domain/inventory/account-change';
import type { Inventory } from '../domain/inventory/inventory';
import { beginScan, type Begun, type Busy } from './begin-scan';
import type { Effort } from './look-up';
import { readMigrations } from './ledger/migrations';
import { readAccount } from './read-account';
import type { ScanDependencies, ScanOptions, ScanRequest } from './scan-context';
import { answeredBy, newestChanges } from './waiting-changes';

/** What a run has read, before it judges. */
export interface ScanReading {
  readonly kind: 'read';
  readonly beginning: Begun;
  readonly inventory: Inventory;
  /** Tags and host names that stayed as they were, because they could not be read. */
  readonly unreadAnnotations: readonly UnreadAnnotations[];
  readonly effort: Effort;
  /** Cells that a run of their own is to walk whole. */
  readonly owedWalks: readonly CellRequest[];
  /** What somebody did to what was read, the newest first, as far as events told it. */
  readonly changes: readonly AccountChange[];
}

/**
 * Begins a run and reads the account anew.
 *
 * The inventory before it goes no further than this: in a large account it takes as much memory as all that is read.
 */
export async function readScan(
  dependencies: ScanDependencies,
  options: ScanOptions,
  request: ScanRequest,
): Promise<Busy | ScanReading> {
  const { ledger, snapshots } = dependencies;
  const begun = await beginScan(ledger, snapshots, request.cells === undefined ? 'full' : 'cells');
  if (begun.kind === 'busy') return begun;
  const { last, ...beginning } = begun;

  const unreadAnnotations: UnreadAnnotations[] = [];
  let owedWalks: readonly CellRequest[] = [];
  let effort: Effort = { background: 0, lookups: 0 };
  const waiting = answeredBy(request, beginning.waiting);
  const changes = newestChanges(waiting);
  const migrations = await readMigrations(ledger);
  const inventory = await readAccount(dependencies, {
    ...request,
    waiting,
    changes,
    migrations,
    ...options,
    account: options.identity.account,
    configured: options.regions,
    rules: options.rules.certificate,
    onAnnotations: ({ unread }) => void unreadAnnotations.push(...unread),
    fetchesAhead: true,
    onOwedWalks: (cells) => (owedWalks = cells),
    onEffort: (made) => (effort = made),
    ...(last !== undefined && { last }),
  });
  const read = { inventory: remembering(inventory, last), changes, effort, unreadAnnotations, owedWalks };
  return { kind: 'read', beginning, ...read };
}

/** What is seen in some runs only is known in all. */
function remembering(inventory: Inventory, last: Inventory | undefined): Inventory {
  const pendingSubscriptions = last?.pendingSubscriptions;
  return pendingSubscriptions === undefined ? inventory : { ...inventory, pendingSubscriptions };
}
