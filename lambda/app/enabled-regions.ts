import type { AccountId, Region } from '../domain/ids';
import type { Inventory } from '../domain/inventory/inventory';
import type { CellReading } from '../domain/inventory/reading';
import type { RegionsReading } from './ports';

/** What is known of the regions when nobody tells. */
interface KnownRegions {
  readonly homeRegion: Region;
  readonly last?: Inventory;
  readonly configured: 'enabled' | readonly Region[];
  readonly requested?: readonly Region[];
}

/**
 * The enabled regions; if nobody tells, all that were ever heard of: configured, asked for, read before, and the home region.
 *
 * The cell of the list itself stays a blind spot then.
 */
export function knownRegions(reading: RegionsReading, known: KnownRegions): readonly Region[] {
  if (reading.status === 'ok') return reading.regions;
  const heardOf = [
    known.homeRegion,
    ...(known.configured === 'enabled' ? [] : known.configured),
    ...(known.requested ?? []),
    ...(known.last?.cells ?? []).flatMap(({ region }) => (region === 'global' ? [] : [region])),
  ];
  return [...new Set(heardOf)].sort();
}

/** The list of regions as a cell among the others. */
export function regionsReading(account: AccountId, reading: RegionsReading): CellReading {
  const cell = { account, region: 'global', source: 'regions', at: reading.at } as const;
  switch (reading.status) {
    case 'ok':
      return { ...cell, status: 'ok', content: { certificates: [], attachments: [] } };
    case 'denied':
      return { ...cell, status: 'denied', reason: reading.reason };
    case 'failed':
      return { ...cell, status: 'failed', reason: reading.reason };
  }
}
