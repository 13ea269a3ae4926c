import { type Cell, type CellKey, lastCompleteAt } from './cell';
import type { Instant } from '../instant';
import type { CellReading } from './reading';

/** A cell that nobody has tried to read: it proves nothing, and hides nothing from those who look at the list. */
export const untriedCell = ({ account, region, source }: CellKey): Cell => ({
  account,
  region,
  source,
  status: 'skipped',
  reason: 'not-requested',
});

/** Whether a skipped reading ends the interest in what the cell last held: excluded by the user, or with nothing legacy to look for. */
const isLetGo = (reading: CellReading): boolean => reading.status === 'skipped' && reading.reason !== 'not-requested';

/** The state of a cell after an attempt to read it whole. A row of failures keeps its beginning, whatever their reasons. */
export function cellAfter(last: Cell, reading: CellReading): Cell {
  const { account, region, source, at } = reading;
  const key: CellKey = { account, region, source };
  switch (reading.status) {
    case 'ok':
      return { ...key, status: 'ok', triedAt: reading.since ?? at };
    case 'partial':
      return partialCell(last, reading);
    case 'denied':
      return { ...key, status: 'denied', reason: reading.reason, ...unread(last, at) };
    case 'failed':
      return { ...key, status: 'failed', reason: reading.reason, ...unread(last, at) };
    case 'skipped':
      return { ...key, status: 'skipped', reason: reading.reason, ...(!isLetGo(reading) && kept(last)) };
  }
}

function partialCell(last: Cell, reading: Extract<CellReading, { readonly status: 'partial' }>): Cell {
  const { account, region, source, at, status, reason, walk } = reading;
  const cell = { account, region, source, ...unread(last, at) };
  if (reason === 'walk-unfinished') return { ...cell, status, reason, walk };
  return { ...cell, status, reason, ...(walk !== undefined && { walk }) };
}

const unread = (last: Cell, at: Instant) => ({
  triedAt: at,
  unreadSince: 'unreadSince' in last ? last.unreadSince : at,
  ...kept(last),
});

function kept(last: Cell): { readonly lastCompleteAt?: Instant } {
  const completeAt = lastCompleteAt(last);
  return completeAt === undefined ? {} : { lastCompleteAt: completeAt };
}

/** The state of a cell whose rows were read and some of whose details were not. What is worse already stays as it is. */
export function cellWithoutDetails(before: Cell, cell: Cell): Cell {
  if (cell.status !== 'ok') return cell;
  const { account, region, source, triedAt: at } = cell;
  return cellAfter(before, {
    account,
    region,
    source,
    at,
    status: 'partial',
    reason: 'details-missing',
    content: { certificates: [], attachments: [] },
  });
}
