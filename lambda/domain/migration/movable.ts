import { lackedNames } from './lacking-names';
import { listRoom } from './list-room';
import type { LeftUse, TargetPlace } from './plan';
import { type Movable, namesOfPair, type PlanRequest, type Read, type ReadPlace } from './plan-request';
import type { Obstacle } from './reasons';
import { blockersAt, refusalBy } from './target-kinds';
import { holds } from './target-state';

/** Whether a place can take the new certificate, or is left as it is, and why. */
export function movableOrLeft({ place, reading }: ReadPlace, request: PlanRequest): Movable | LeftUse {
  if (reading.kind !== 'read') return leftFrom(place, reading.kind);
  const because = obstacleOf(place, reading, request);
  if (because !== undefined) return leftFrom(place, because);
  const lacks = request.consent.partial ? lackedAt(place, reading, request) : [];
  return lacks.length > 0 ? { ...leftFrom(place, 'name-not-covered'), lacks } : { place, reading };
}

const leftFrom = (place: TargetPlace, because: Obstacle): LeftUse => ({
  ...{ resource: place.resource, name: place.name, region: place.region },
  ...(place.kind === 'listener' && { port: place.port }),
  because,
});

function obstacleOf(place: TargetPlace, reading: Read, request: PlanRequest): Obstacle | undefined {
  const { from, to } = request;
  if (!holds(reading.state, from.certificate.arn)) return 'not-there';
  const because = reading.around.kept ?? refusalBy(place, to.certificate) ?? obstacleOfOwner(reading, request);
  return because ?? (listRoom({ place, reading }, request) === 'none' ? 'list-full' : undefined);
}

function obstacleOfOwner({ around: { owner } }: Read, { consent }: PlanRequest): Obstacle | undefined {
  if (consent.drift || owner === 'nobody') return undefined;
  return owner === 'unknown' ? 'owner-unknown' : 'owned-by-cloudformation';
}

/** What one target lacks in the new certificate: of a listener what its rules need, of others whatever they are called. */
function lackedAt(place: TargetPlace, { around: { hosts = [] } }: Read, request: PlanRequest): readonly string[] {
  const pair = namesOfPair(request);
  const own = blockersAt(place, { to: pair.to, hosts }).map(({ name }) => name);
  return [...new Set([...lackedNames(hosts, pair), ...own])];
}
