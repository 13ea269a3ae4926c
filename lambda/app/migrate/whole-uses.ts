import type { Certificate } from '../../domain/certificate/certificate';
import { mergeInventory } from '../../domain/inventory/merge-inventory';
import type { Inventory } from '../../domain/inventory/inventory';
import { cellName, type Cell } from '../../domain/inventory/cell';
import type { PlanGap } from '../../domain/migration/plan';
import { holdsAttachments, WALKED_SOURCES } from '../../domain/inventory/source';
import type { Clock, Sources } from '../ports';

/** The outside, as far as the uses of one certificate need it. */
export interface UsesDependencies {
  readonly sources: Pick<Sources, 'attachments' | 'describe'>;
  readonly clock: Clock;
}

/**
 * The same inventory, in which whatever could use the certificate was read: of one of ACM the listeners of its region, which a scan does not walk
 * while the account holds no legacy certificate, and whom ACM itself names.
 */
export async function wholeUses(
  { sources, clock }: UsesDependencies,
  inventory: Inventory,
  certificate: Certificate,
): Promise<Inventory> {
  if (certificate.source !== 'acm') return inventory;
  const { region, id, account } = certificate;
  const unread = new Set(inventory.cells.filter(({ status }) => status === 'skipped').map(cellName));
  const wanted = WALKED_SOURCES.filter((source) => unread.has(cellName({ region, source })));
  const readings = await Promise.all(wanted.map(async (source) => sources.attachments[source](region, 'all')));
  const details = await sources.describe(region, [id]);
  return mergeInventory(inventory, readings, [details], {
    ...{ now: clock.now(), account },
    expectedCells: inventory.cells.map((cell) => ({ region: cell.region, source: cell.source })),
  });
}

/** Places that were not read whole and may hold a use of the certificate. One of ACM is used in its own region, and by distributions. */
export const gapsFor = ({ cells }: Inventory, certificate: Certificate): readonly PlanGap[] =>
  cells
    .filter((cell) => mayHold(cell, certificate))
    .flatMap((cell) =>
      'reason' in cell && !isNothing(cell) ? [{ region: cell.region, source: cell.source, because: cell.reason }] : [],
    );

function mayHold({ region, source }: Cell, certificate: Certificate): boolean {
  if (certificate.source === 'iam') return holdsAttachments(source) || source === 'regions';
  return (holdsAttachments(source) || source === 'acm') && (region === certificate.region || region === 'global');
}

/** AWS runs no such service there. What the configuration leaves out is a gap: an operation must see all of it. */
const isNothing = (cell: Cell): boolean => cell.status === 'skipped' && cell.reason === 'not-offered';
