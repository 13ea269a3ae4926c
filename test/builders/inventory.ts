import { cellName } from '../../lambda/domain/inventory/cell';
import type { CertificateId, Place, Region } from '../../lambda/domain/ids';
import type { Inventory } from '../../lambda/domain/inventory/inventory';
import type { Memory } from '../../lambda/domain/certificate/memory';
import { okCells } from './cell';
import { ACCOUNT, HOME } from './certificate';
import { NOW } from './instant';

const isRegion = (place: Place): place is Region => place !== 'global';

/**
 * All cells of all regions that occur read whole, an empty memory for each certificate.
 *
 * Cells that the test names replace those of the same region and source, the others stay `ok`; so do memories.
 */
export function anInventory({
  certificates = [],
  attachments = [],
  cells = [],
  memory = {},
  takenAt = NOW,
  ...others
}: Partial<Omit<Inventory, 'schemaVersion' | 'account'>> = {}): Inventory {
  const places: readonly Place[] = [HOME, ...[...certificates, ...attachments, ...cells].map(({ region }) => region)];
  const byName = new Map(
    [...okCells([...new Set(places.filter(isRegion))], takenAt), ...cells].map((cell) => [cellName(cell), cell]),
  );
  const memories: Record<CertificateId, Memory> = {};
  for (const { id } of certificates) memories[id] = {};
  return {
    schemaVersion: 1,
    account: ACCOUNT,
    takenAt,
    certificates: [...certificates].sort((left, right) => (left.id < right.id ? -1 : 1)),
    attachments,
    cells: [...byName].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, cell]) => cell),
    memory: { ...memories, ...memory },
    ...others,
  };
}
