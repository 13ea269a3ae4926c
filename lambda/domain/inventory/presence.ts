import { type Cell, cellName } from './cell';
import type { Certificate } from '../certificate/certificate';
import type { Judgement } from '../judging/judgement';

/** Whether the newest reading saw the row of a certificate itself, or why it did not. */
export type Presence =
  | { readonly presence: 'seen' }
  | { readonly presence: 'unread'; readonly because: Extract<Judgement, { readonly presence: 'unread' }>['because'] };

/** The cells of an inventory by their names. */
export type CellsByName = ReadonlyMap<string, Cell>;

/**
 * Presence by the row, not by the cell: a row on a page that was read is whole, though another page is missing.
 *
 * In a cell that was read whole an older row is that of a deleted certificate which something still serves.
 */
export function presenceOf(certificate: Certificate, cells: CellsByName): Presence {
  const cell = cells.get(cellName(certificate));
  if (cell === undefined) return { presence: 'unread', because: 'not-requested' };
  const isRead = 'triedAt' in cell && certificate.observedAt >= cell.triedAt;
  if (cell.status === 'ok') return isRead ? { presence: 'seen' } : { presence: 'unread', because: 'deleted-in-use' };
  if (cell.status === 'partial' && isRead) return { presence: 'seen' };
  return { presence: 'unread', because: cell.reason };
}

/**
 * What a cell can say of something that it held once: `read`, so that an absence counts; `unread`, so that nothing is known; `out-of-scope`, because
 * nobody wants to know. A cell that is not in the list belongs to a region that was switched off, if the list of regions itself can be believed.
 */
export function wordOf(name: string, cells: CellsByName): 'read' | 'unread' | 'out-of-scope' {
  const cell = cells.get(name);
  if (cell === undefined) return cells.get(REGIONS)?.status === 'ok' ? 'out-of-scope' : 'unread';
  if (cell.status === 'ok') return 'read';
  return cell.status === 'skipped' && cell.reason !== 'not-requested' ? 'out-of-scope' : 'unread';
}

const REGIONS = cellName({ region: 'global', source: 'regions' });
