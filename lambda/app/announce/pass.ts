import type { Instant } from '../../domain/instant';
import type { ReconcileContext } from '../../domain/ledger/reconciliation';
import type { RingLimits } from '../../domain/ledger/ring-limits';
import type { Routing } from '../../domain/ledger/routing';
import type { Ledger } from '../ledger/ledger';
import type { Functions, Identity, Publisher } from '../ports';

/** What a pass of the announcer needs. */
export interface AnnounceDependencies {
  readonly ledger: Ledger;
  readonly publisher: Publisher;
  readonly functions: Functions;
  readonly identity: Identity;
  /** Sinks of ours that are deployed, each with the topic that it serves. */
  readonly sinks: ReconcileContext['sinks'];
  /** Of the code and the settings that are deployed. */
  readonly version: string;
  /** Longer than the timeout of the announcer. */
  readonly leaseSeconds: number;
  /** Length of the lease of a scan: after so long a run that did not end does not go on any more. */
  readonly scanLeaseSeconds: number;
  /** How many incidents the account may open. */
  readonly limits: RingLimits;
  /** Who is told of what, besides the default way. */
  readonly routing: Routing;
  /** When to stop, so that the lease is given back in time; what is left over is for the next pass. */
  readonly deadline: Instant;
}

/** Whether it is time to stop. */
export const isLate = ({ ledger, deadline }: AnnounceDependencies): boolean => ledger.clock.now() >= deadline;

/** Does it with one after the other, as long as there is time. Whether all were done. */
export async function inTime<Item>(
  pass: AnnounceDependencies,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<boolean> {
  for (const item of items) {
    if (isLate(pass)) return false;
    await work(item);
  }
  return true;
}
