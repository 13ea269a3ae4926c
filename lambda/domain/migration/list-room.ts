import type { Movable, PlanRequest } from './plan-request';
import { stateAfter } from './target-state';

/** How many certificates besides defaults AWS lets a load balancer list, unless it was asked for more. */
const USUAL_QUOTA = 25;

/** Whether the list of a load balancer has room for one more. `perhaps-none`: it is as long as AWS usually allows, and the quota is not known. */
export type ListRoom = 'enough' | 'none' | 'perhaps-none';

/**
 * Looks at the lists of its listeners as far as they were read, each certificate counted once: those of others may be listed besides. The new
 * certificate is listed before the old one leaves, so that no client is without either.
 */
export function listRoom({ place, reading }: Movable, { from, to, places }: PlanRequest): ListRoom {
  const { state: before, around } = reading;
  const after = stateAfter({ from: from.certificate.arn, to: to.certificate.arn, before });
  const listed = new Set(
    places.flatMap((one) =>
      one.reading.kind === 'read' && one.place.resource === place.resource ? one.reading.state.sni : [],
    ),
  );
  if (after.sni.every((arn) => listed.has(arn)) || listed.size < (around.listQuota ?? USUAL_QUOTA)) return 'enough';
  return around.listQuota === undefined ? 'perhaps-none' : 'none';
}
