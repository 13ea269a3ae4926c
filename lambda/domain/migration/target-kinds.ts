import type { Certificate } from '../certificate/certificate';
import { normalizedName } from '../certificate/names';
import { askable, covers, namesNeeded } from './names-needed';
import type { TargetPlace } from './plan';
import type { Obstacle } from './reasons';

/** From where CloudFront takes certificates of ACM, whichever viewers it serves. */
const CLOUDFRONT_REGION = 'us-east-1';

/** The region in which a certificate of ACM must lie to serve there. */
export const acmRegionFor = (place: TargetPlace): string => {
  switch (place.kind) {
    case 'listener':
      return place.region;
    case 'distribution':
      return CLOUDFRONT_REGION;
  }
};

/** Why a place cannot take this certificate at all; `undefined`: it can. */
export function refusalBy(place: TargetPlace, to: Certificate): Obstacle | undefined {
  switch (place.kind) {
    case 'listener':
      return to.source === 'acm' && to.region !== place.region ? 'other-region' : undefined;
    case 'distribution':
      return refusalByCloudFront(to);
  }
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

/** What handshakes ask for. A load balancer serves by what its certificates say, a distribution knows no name but its aliases. */
export function namesAsked({ kind }: TargetPlace, { from, to, hosts }: NamesAtTarget): readonly string[] {
  const wanted = kind === 'listener' ? namesNeeded(from, hosts) : hosts.map(normalizedName);
  return [...new Set(wanted.filter(covers(to)).map(askable))];
}

/** Names that AWS itself demands of the certificate, and it has not: CloudFront serves no alias that its certificate is not valid for. */
export const namesRefused = ({ kind }: TargetPlace, { to, hosts }: Pick<NamesAtTarget, 'to' | 'hosts'>) =>
  kind === 'listener' ? [] : hosts.map(normalizedName).filter((host) => !covers(to)(host));

/** How people know it: a listener by its port. */
export const placeLabel = (place: TargetPlace): string => {
  switch (place.kind) {
    case 'listener':
      return `${place.name} :${place.port}`;
    case 'distribution':
      return place.name === place.id ? place.id : `${place.name} ${place.id}`;
  }
};
