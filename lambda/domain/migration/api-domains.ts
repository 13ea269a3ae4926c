import type { AccountId, CertificateArn, Region, ResourceArn } from '../ids';
import type { Attachment } from '../use/attachment';
import { ownerOf } from '../use/owner-of';
import { apiGatewayRegionOf } from './api-gateway-region';
import type { ApiDomainPlace, LeftUse } from './plan';
import type { Obstacle } from './reasons';

/** A custom domain of API Gateway, as far as it says what serves under which certificate. */
export interface ApiDomain {
  readonly resource: ResourceArn;
  readonly name: string;
  readonly region: Region;
  /** More than one while it is on its way from one to the other. */
  readonly endpoints: readonly string[];
  /** Of the edge-optimized endpoint, and of a private one. */
  readonly certificate?: string;
  readonly regionalCertificate?: string;
  readonly ownershipCertificate?: string;
}

/** The domains that API Gateway has in one region: all of them, or it is not known. */
export type ApiDomainsReading =
  | { readonly kind: 'read'; readonly region: Region; readonly domains: readonly ApiDomain[] }
  | { readonly kind: 'unreadable'; readonly region: Region };

/** What in API Gateway uses one certificate. */
export interface ApiDomainUses {
  readonly places: readonly ApiDomainPlace[];
  readonly left: readonly LeftUse[];
  /** Where nobody knows. */
  readonly unread: readonly Region[];
}

const HTTPS = 443;

/** The domains that use this certificate: what can be moved, and what is left. */
export function apiDomainUses(readings: readonly ApiDomainsReading[], certificate: CertificateArn): ApiDomainUses {
  const domains = readings.flatMap((reading) => (reading.kind === 'read' ? reading.domains : []));
  const serving = domains.filter((one) => one.certificate === certificate || one.regionalCertificate === certificate);
  const isKept = (one: ApiDomain): boolean => keptBecause(one) !== undefined;
  return {
    places: serving.filter((one) => !isKept(one)).map((one) => placeFrom(one)),
    left: [
      ...serving.flatMap((one) => leftBecause(one, keptBecause(one))),
      ...domains
        .filter(({ ownershipCertificate }) => ownershipCertificate === certificate)
        .flatMap((one) => leftBecause(one, 'verifies-ownership')),
    ],
    unread: readings.flatMap((reading) => (reading.kind === 'read' ? [] : [reading.region])),
  };
}

function keptBecause({ endpoints, certificate, regionalCertificate }: ApiDomain): Obstacle | undefined {
  if (endpoints.includes('PRIVATE')) return 'private-api-domain';
  const hasBoth = certificate !== undefined && regionalCertificate !== undefined;
  return hasBoth || endpoints.length > 1 ? 'api-domain-with-two-endpoints' : undefined;
}

const placeFrom = ({ resource, name, region: place, certificate }: ApiDomain): ApiDomainPlace => ({
  ...{ kind: 'api-domain', key: resource, resource, name, region: place, port: HTTPS },
  endpoint: certificate === undefined ? 'regional' : 'edge',
});

const leftBecause = (
  { resource, name, region: place }: ApiDomain,
  because: Obstacle | undefined,
): readonly LeftUse[] => (because === undefined ? [] : [{ resource, name, region: place, because }]);

/**
 * Where to look for domains: in the regions of API Gateway that ACM names. Where something of AWS serves that may be of API Gateway or not, in its
 * region, and where it is a distribution, in all: domains of each may be edge-optimized.
 */
export function apiRegionsToAsk(
  attachments: readonly Attachment[],
  account: AccountId,
  all: readonly Region[],
): readonly Region[] {
  const asked = attachments.flatMap((attachment) => {
    const known = apiGatewayRegionOf(attachment);
    if (known !== undefined) return [known];
    const owner = ownerOf(attachment.resource);
    if (owner === '' || owner === account) return [];
    return attachment.region === 'global' ? all : [attachment.region];
  });
  return [...new Set(asked)].sort();
}
