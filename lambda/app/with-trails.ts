import type { CellRequest } from '../domain/inventory/cell-request';
import type { NonEmpty, Region } from '../domain/ids';
import type { Inventory } from '../domain/inventory/inventory';
import { logsEverywhere, type Trails } from '../domain/inventory/trails';
import type { Sources } from './ports';

/** Where, and whether it is asked at all. */
interface TrailsRequest {
  readonly homeRegion: Region;
  readonly forwardFrom: readonly Region[];
  readonly cells?: NonEmpty<CellRequest>;
  readonly last?: Inventory;
}

/** Adds whether changes are heard of in each region whose events come in. A run of single cells does not ask: what was read last holds. */
export async function withTrails(
  sources: Pick<Sources, 'trails'>,
  request: TrailsRequest,
  inventory: Inventory,
): Promise<Inventory> {
  const trails = request.cells === undefined ? await trailsOf(sources, request) : request.last?.trails;
  return trails === undefined ? inventory : { ...inventory, trails };
}

/** Where a trail of all regions logs, the others need not be asked. */
async function trailsOf(
  sources: Pick<Sources, 'trails'>,
  { homeRegion, forwardFrom }: TrailsRequest,
): Promise<readonly Trails[]> {
  const home = await sources.trails(homeRegion);
  const everywhere = logsEverywhere(home);
  const others = forwardFrom.map(async (region) =>
    everywhere === undefined ? sources.trails(region) : { region, readAt: home.readAt, trails: [everywhere] },
  );
  return [home, ...(await Promise.all(others))];
}
