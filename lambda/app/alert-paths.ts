import type { AlertPath } from '../domain/alert-path/alert-path';
import { ACCOUNT_CELL, isSameCell } from '../domain/inventory/cell-request';
import { type Deliveries, ofTopic } from '../domain/alert-path/delivery';
import type { Inventory } from '../domain/inventory/inventory';
import { pendingAfter, type PendingSubscription, withPending } from '../domain/alert-path/pending-subscriptions';
import { isReadable } from '../domain/ledger/stored';
import { readAccountItem } from './ledger/account';
import type { Ledger } from './ledger/ledger';
import type { ScanDependencies, ScanRequest } from './scan-context';

/** The ways to people, and the inventory with what is to be remembered of them. `paths` absent: nobody asked for them. */
export interface WithAlertPaths {
  readonly inventory: Inventory;
  readonly paths?: readonly AlertPath[];
}

/**
 * Reads the ways to people in runs of the whole account, or where they are asked for; filters of pages only in the former.
 *
 * `inventory`: with the pending subscriptions that an earlier run saw. Never rejects.
 */
export async function withAlertPaths(
  { alertPath, ledger, clock }: ScanDependencies,
  { cells }: ScanRequest,
  inventory: Inventory,
): Promise<WithAlertPaths> {
  const isWhole = cells === undefined;
  if (!isWhole && !cells.some((cell) => isSameCell(cell, ACCOUNT_CELL))) return { inventory };
  const { pendingSubscriptions: before = [], ...others } = inventory;

  const [pages, chat] = await Promise.all([
    alertPath('pages', { filters: isWhole }),
    alertPath('chat', { filters: false }),
  ]);
  const after = pendingAfter(before, [pages, chat], clock.now());
  const deliveries = await readDeliveries(ledger);
  const paths = [pages, chat].map((path) => ({
    ...withPending(path, after),
    deliveries: ofTopic(deliveries, path.topic),
  }));
  return { inventory: remembering(others, after), paths };
}

const remembering = (inventory: Inventory, pendingSubscriptions: readonly PendingSubscription[]): Inventory =>
  pendingSubscriptions.length === 0 ? inventory : { ...inventory, pendingSubscriptions };

async function readDeliveries(ledger: Ledger): Promise<Deliveries | 'unreadable'> {
  const [read] = await Promise.allSettled([readAccountItem(ledger)]);
  if (read.status === 'rejected' || !isReadable(read.value)) return 'unreadable';
  return read.value.deliveries ?? {};
}
