import type { FleetGround } from './fleet-ground';
import { makeImportedFleet } from './fleet-imports';
import { makeLegacyFleet } from './fleet-legacy';
import { makeRequestedFleet } from './fleet-requests';
import { createTrail } from './trails';

/** Makes at least one of everything that the local AWS knows. The first name of each certificate says which case it is. */
export async function makeFleet(ground: FleetGround): Promise<void> {
  const edge = await makeRequestedFleet(ground);
  await makeImportedFleet(ground, edge);
  await makeLegacyFleet(ground, edge);
  await createTrail(ground.aws, 'management', 'us-east-1');
}
