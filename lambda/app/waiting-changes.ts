import { cellName } from '../domain/inventory/cell';
import { isCoveredBy } from '../domain/inventory/cell-request';
import type { AccountChange } from '../domain/inventory/account-change';
import { byText } from '../domain/order';
import type { WaitingRescan } from './ledger/rescans';
import type { ScanRequest } from './scan-context';

/** Of what waits for a reading, what a run answers: one of the whole account everything, one of single cells what they cover. */
export const answeredBy = ({ cells }: ScanRequest, waiting: readonly WaitingRescan[]): readonly WaitingRescan[] =>
  cells === undefined ? waiting : waiting.filter((one) => cells.some((cell) => isCoveredBy(one, cell)));

/** Of each cell so many changes are told at most: of a flood the newest say enough. */
const CHANGES_AT_MOST = 20;

/** What was changed, each change once, the newest first. */
export function newestChanges(waiting: readonly WaitingRescan[]): readonly AccountChange[] {
  const counts = new Map<string, number>();
  const newest = new Map<AccountChange['id'], AccountChange>();
  for (const { change, ...cell } of [...waiting].sort(byText(({ change: told }) => told?.at ?? '')).reverse()) {
    const name = cellName(cell);
    const count = counts.get(name) ?? 0;
    if (change === undefined || count >= CHANGES_AT_MOST) continue;
    counts.set(name, count + 1);
    newest.set(change.id, change);
  }
  return [...newest.values()];
}
