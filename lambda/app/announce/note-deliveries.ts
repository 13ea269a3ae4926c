import type { Account } from '../../contract/ledger-run-items';
import { ACCOUNT_CELL } from '../../domain/inventory/cell-request';
import { type Deliveries, deliveriesAfter } from '../../domain/alert-path/delivery';
import type { LedgerView } from '../../domain/ledger/reconcile';
import { noteAccount } from '../ledger/account';
import { putRescan } from '../ledger/rescans';
import type { AnnounceDependencies } from './pass';

/**
 * Notes what the sinks took of late, where that is news.
 *
 * A sink that stopped to take what it is told, takes it again, or is not deployed any more, is for the next scan to judge: it is asked for at once, once.
 * So is one by which the way to a target ends, leads again, or is not there any more.
 */
export async function noteDeliveries(
  { ledger, sinks }: AnnounceDependencies,
  { deliveries: before = {} }: Account,
  view: LedgerView,
): Promise<void> {
  const after = deliveriesAfter(before, view, { now: ledger.clock.now(), sinks });
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  await noteAccount(ledger, { deliveries: after });
  const [known, found] = [toJudgeIn(before), toJudgeIn(after)];
  if (known.length !== found.length || found.some((sink) => !known.includes(sink)))
    await putRescan(ledger, ACCOUNT_CELL);
}

const toJudgeIn = (deliveries: Deliveries): readonly string[] =>
  Object.entries(deliveries).flatMap(([sink, { lackingSince, removed, removedWays = {}, targets = {} }]) => [
    ...(lackingSince === undefined || removed !== undefined ? [] : [sink]),
    ...(removed === undefined ? [] : [`${sink} removed`]),
    ...Object.keys(removedWays).map((target) => `${sink} ${target} removed`),
    ...Object.entries(targets).flatMap(([target, { instead }]) => (instead ? [`${sink} ${target}`] : [])),
  ]);
