import type { Inventory } from '../domain/inventory';
import type { Sources } from './ports';
import type { AccountRequest } from './read-account';

/** Adds whether changes are heard of in the home region. A run of single cells does not ask: what was read last holds. */
export async function withTrails(
  sources: Pick<Sources, 'trails'>,
  { cells, homeRegion, last }: Pick<AccountRequest, 'cells' | 'homeRegion' | 'last'>,
  inventory: Inventory,
): Promise<Inventory> {
  const trails = cells === undefined ? await sources.trails(homeRegion) : last?.trails;
  return trails === undefined ? inventory : { ...inventory, trails };
}
