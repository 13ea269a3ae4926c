import type { Account } from '../../contract/ledger-run-items';
import { type CellRequest, unitedRequests } from '../../domain/inventory/cell-request';
import { type Instant, millisecondsBetween } from '../../domain/instant';
import { noteAccount } from '../ledger/account';
import { isLeased } from '../ledger/lease';
import type { Ledger } from '../ledger/ledger';
import { readRescans } from '../ledger/rescans';
import type { AnnounceDependencies } from './pass';

/** A scan that was asked for and did not come is asked for again after so long. */
const AGAIN_MS = 5 * 60_000;

/** What was asked of the scanner. */
export type Asked = 'full' | 'cells' | 'nothing';

/**
 * Starts a scan of the account when the last one was made by another version than the deployed one, or there was none; else of the cells that wait.
 *
 * Not while one runs: then a later pass asks.
 */
export async function askForScans(pass: AnnounceDependencies, account: Account): Promise<Asked> {
  const { ledger, functions } = pass;
  const now = ledger.clock.now();
  const demand = isFullDue(pass, account, now) ? 'full' : await cellsToAskFor(ledger, account.rescanAskedAt, now);
  if (demand.length === 0 || (await isLeased(ledger, 'scan'))) return 'nothing';

  await noteAccount(ledger, demand === 'full' ? { scanAskedAt: now } : { rescanAskedAt: now });
  await functions.invoke('scan', demand === 'full' ? {} : { cells: demand });
  return demand === 'full' ? 'full' : 'cells';
}

const isFullDue = ({ version }: AnnounceDependencies, { latestFullRun, scanAskedAt }: Account, now: Instant): boolean =>
  latestFullRun?.version !== version && isLongAgo(scanAskedAt, now);

/** All that wait, when one of them is new or they wait for long. */
async function cellsToAskFor(
  ledger: Ledger,
  asked: Instant | undefined,
  now: Instant,
): Promise<readonly CellRequest[]> {
  const rescans = await readRescans(ledger);
  const isDue = asked === undefined || isLongAgo(asked, now) || rescans.some(({ requestedAt }) => requestedAt > asked);
  return isDue ? unitedRequests(rescans) : [];
}

const isLongAgo = (asked: Instant | undefined, now: Instant): boolean =>
  asked === undefined || millisecondsBetween(asked, now) >= AGAIN_MS;
