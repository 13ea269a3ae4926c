import type { CellRequest } from '../domain/cell-request';
import type { NonEmpty, Region } from '../domain/ids';
import type { Inventory } from '../domain/inventory';
import type { Sources } from './ports';

/** Where, and whether it is asked at all. */
interface TrailsRequest {
  readonly homeRegion: Region;
  readonly cells?: NonEmpty<CellRequest>;
  readonly last?: Inventory;
}

/** Adds whether changes are heard of in the home region. A run of single cells does not ask: what was read last holds. */
export async function withTrails(
  sources: Pick<Sources, 'trails'>,
  { cells, homeRegion, last }: TrailsRequest,
  inventory: Inventory,
): Promise<Inventory> {
  const trails = cells === undefined ? await sources.trails(homeRegion) : last?.trails;
  return trails === undefined ? inventory : { ...inventory, trails };
}
