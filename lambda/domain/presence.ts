import { type Cell, cellName } from './cell';
import type { Certificate } from './certificate';
import type { Judgement } from './judgement';

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
