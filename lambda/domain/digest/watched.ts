import { type Cell, cellName } from '../inventory/cell';
import type { Certificate, Renewer } from '../certificate/certificate';
import type { InventoryView } from '../inventory/inventory-view';
import { byText } from '../order';
import { firstOf, tally } from './bounded';
import type { Shown, UnreadCell, Watched } from './digest';

const CELLS = 3;

/** Who will renew it by itself: what ACM calls ineligible, nobody. */
export const renewerOf = (certificate: Certificate): Renewer =>
  certificate.source === 'acm' && certificate.renews === 'acm' && certificate.renewal.eligibility === 'ineligible'
    ? 'nobody'
    : certificate.renews;

/** What the newest inventory holds. */
export function watchedIn({ inventory, useOf }: Pick<InventoryView, 'inventory' | 'useOf'>): Watched {
  const { certificates, cells } = inventory;
  return {
    certificates: certificates.length,
    sources: tally(certificates.map(({ source }) => source)),
    renewers: tally(certificates.map(renewerOf)),
    unknownUses: certificates.filter((certificate) => useOf(certificate).kind === 'unknown').length,
    regions: cells.filter(({ source, status }) => source === 'acm' && status === 'ok').length,
  };
}

/** The cells that were not read whole, those first that are unread for longest. What was skipped on purpose is none. */
export const unreadIn = (cells: readonly Cell[]): Shown<UnreadCell> =>
  firstOf(CELLS, cells.flatMap(unreadCell).toSorted(byText(({ since }) => since)));

const unreadCell = (cell: Cell): readonly UnreadCell[] =>
  cell.status === 'ok' || cell.status === 'skipped'
    ? []
    : [{ cell: cellName(cell), because: cell.reason, since: cell.unreadSince }];
