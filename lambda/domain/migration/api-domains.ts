import { type AccountId, accountId, type CertificateArn, type Region, region, type ResourceArn } from '../ids';
import type { Attachment } from '../use/attachment';
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
 * By which accounts API Gateway serves its domains, as AWS publishes it of their distributions; load balancers were seen in the same. Of none but these
 * it is known that a resource of AWS is one of API Gateway, and of which region: of others the domains are found, too, and the use stays in the plan.
 */
const REGIONS: ReadonlyMap<AccountId, Region> = new Map(
  Object.entries({
    'us-east-1': '392220576650',
    'us-east-2': '718770453195',
    'us-west-1': '968246515281',
    'us-west-2': '109351309407',
    'ca-central-1': '796887884028',
    'eu-west-1': '631144002099',
    'eu-west-2': '544388816663',
    'eu-west-3': '061510835048',
    'eu-central-1': '474240146802',
    'eu-central-2': '166639821150',
    'eu-north-1': '394634713161',
    'eu-south-1': '753362059629',
    'eu-south-2': '359345898052',
    'ap-northeast-1': '969236854626',
    'ap-northeast-2': '020402002396',
    'ap-northeast-3': '360671645888',
    'ap-southeast-1': '195145609632',
    'ap-southeast-2': '798376113853',
    'ap-southeast-3': '652364314486',
    'ap-southeast-4': '849137399833',
    'ap-south-1': '507069717855',
    'ap-south-2': '644042651268',
    'ap-east-1': '174803364771',
    'sa-east-1': '287228555773',
    'me-south-1': '855739686837',
    'me-central-1': '614065512851',
  }).map(([code, id]) => [accountId(id), region(code)]),
);

/** Of which region of API Gateway a use is, that ACM names; `undefined`: of none, or nobody can tell. */
const apiGatewayRegionOf = ({ service, resource, region: place }: Attachment): Region | undefined =>
  service === 'api-gateway' && place !== 'global' ? place : REGIONS.get(ownerOf(resource));

/** In whose account it is; empty where its ARN does not say. */
export const ownerOf = (resource: ResourceArn): AccountId =>
  accountId(/^arn:[^:]*:[^:]*:[^:]*:(\d+):/.exec(resource)?.[1] ?? '');

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

/** Why a use that ACM names is left, where it is one of API Gateway; `'told'`: its domains were read, and speak for themselves. */
export function obstacleByApiGateway(
  attachment: Attachment,
  { places, left, unread }: ApiDomainUses,
): Extract<Obstacle, 'api-gateway-unread' | 'not-there'> | 'told' | undefined {
  const place = apiGatewayRegionOf(attachment);
  if (place === undefined) return undefined;
  if (unread.includes(place)) return 'api-gateway-unread';
  return [...places, ...left].some(({ region: one }) => one === place) ? 'told' : 'not-there';
}
