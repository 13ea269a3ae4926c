import type { Certificate } from '../certificate/certificate';
import { normalizedName } from '../certificate/names';
import { askable, covers, namesNeeded } from './names-needed';
import type { ApiDomainPlace, TargetPlace } from './plan';
import type { Obstacle } from './reasons';

/** From where CloudFront takes certificates of ACM, whichever viewers it serves, and API Gateway through it. */
const CLOUDFRONT_REGION = 'us-east-1';

/** The region in which a certificate of ACM must lie to serve there. */
export const acmRegionFor = (place: TargetPlace): string => {
  switch (place.kind) {
    case 'listener':
      return place.region;
    case 'distribution':
      return CLOUDFRONT_REGION;
    case 'api-domain':
      return place.endpoint === 'edge' ? CLOUDFRONT_REGION : place.region;
  }
};

/** Why a place cannot take this certificate at all; `undefined`: it can. */
export function refusalBy(place: TargetPlace, to: Certificate): Obstacle | undefined {
  switch (place.kind) {
    case 'listener':
      return to.source === 'acm' && to.region !== place.region ? 'other-region' : undefined;
    case 'distribution':
      return refusalByCloudFront(to);
    case 'api-domain':
      return refusalByApiGateway(place, to);
  }
}

function refusalByApiGateway(place: ApiDomainPlace, to: Certificate): Obstacle | undefined {
  if (to.source !== 'acm') return 'not-of-acm';
  if (to.region === acmRegionFor(place)) return undefined;
  return place.endpoint === 'edge' ? 'not-of-us-east-1' : 'other-region';
}

function refusalByCloudFront(to: Certificate): Obstacle | undefined {
  if (to.source === 'acm') return to.region === CLOUDFRONT_REGION ? undefined : 'not-of-us-east-1';
  return to.arn.includes(':server-certificate/cloudfront/') ? undefined : 'outside-cloudfront-path';
}

/** The names of the two certificates, and the host names that a target has. */
export interface NamesAtTarget {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly hosts: readonly string[];
}

/** What handshakes ask for. A load balancer serves by what its certificates say, all others know no name but their own. */
export function namesAsked({ kind }: TargetPlace, { from, to, hosts }: NamesAtTarget): readonly string[] {
  const wanted = kind === 'listener' ? namesNeeded(from, hosts) : hosts.map(normalizedName);
  return [...new Set(wanted.filter(covers(to)).map(askable))];
}

/** Names that AWS itself demands of the certificate, and it has not: neither an alias nor a domain is served by one that is not valid for it. */
export function blockersAt({ kind }: TargetPlace, { to, hosts }: Pick<NamesAtTarget, 'to' | 'hosts'>) {
  if (kind === 'listener') return [];
  const names = hosts.map(normalizedName).filter((host) => !covers(to)(host));
  return names.map((name) => ({ kind: REFUSED[kind], name }));
}

const REFUSED = { distribution: 'alias-not-covered', 'api-domain': 'domain-not-covered' } as const;

/** How people know it: a listener by its port, a domain by its name. */
export const placeLabel = (place: TargetPlace): string => {
  switch (place.kind) {
    case 'listener':
      return `${place.name} :${place.port}`;
    case 'distribution':
      return place.name === place.id ? place.id : `${place.name} ${place.id}`;
    case 'api-domain':
      return place.name;
  }
};
