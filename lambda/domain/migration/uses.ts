import type { AccountId } from '../ids';
import { byText } from '../order';
import type { Attachment } from '../use/attachment';
import { ownerOf } from '../use/owner-of';
import type { ApiDomainUses } from './api-domains';
import { apiGatewayRegionOf } from './api-gateway-region';
import type { DistributionPlace, LeftUse, ListenerPlace, TargetPlace } from './plan';
import type { Obstacle } from './reasons';

/** What uses the old certificate. */
export interface PlannedUses {
  readonly places: readonly TargetPlace[];
  readonly left: readonly LeftUse[];
}

const NO_DOMAINS: ApiDomainUses = { places: [], left: [], unread: [] };

/**
 * Sorts the uses of a certificate into what this operation can move, each place once, and what it leaves, with the reason. What API Gateway serves
 * ACM names by resources of AWS: its domains were asked for, and stand in their place.
 */
export function usesFrom(
  attachments: readonly Attachment[],
  account: AccountId,
  domains: ApiDomainUses = NO_DOMAINS,
): PlannedUses {
  const places = new Map<string, TargetPlace>(domains.places.map((place) => [place.key, place]));
  const others: Attachment[] = [];
  for (const attachment of attachments) {
    const place = listenerFrom(attachment) ?? distributionFrom(attachment, account);
    if (place === undefined) others.push(attachment);
    else places.set(place.key, place);
  }
  const read = new Set([...places.values()].map(({ resource }) => resource));
  return {
    places: [...places.values()].sort(byText(({ key }) => key)),
    // ACM names load balancers, too, beside what their listeners say.
    left: [
      ...domains.left,
      ...others
        .flatMap((attachment) => leftFrom(attachment, account, domains))
        .filter(({ resource, because }) => because !== 'listener-unknown' || !read.has(resource)),
    ],
  };
}

function listenerFrom({ resource, name, region, service, listener }: Attachment): ListenerPlace | undefined {
  if (listener === undefined || region === 'global') return undefined;
  const { port, arn } = listener;
  const shared = { kind: 'listener', resource, name, region, port } as const;
  if (arn !== undefined) return { key: arn, ...shared, listener: arn };
  return service === 'elb' ? { key: `${resource}:${port}`, ...shared } : undefined;
}

const HTTPS = 443;

function distributionFrom(
  { resource, name, presentedTo }: Attachment,
  account: AccountId,
): DistributionPlace | undefined {
  const [, owner, id] = /:cloudfront::(\d*):distribution\/([^/]+)$/.exec(resource) ?? [];
  if (id === undefined || owner !== account || presentedTo !== undefined) return undefined;
  return { kind: 'distribution', key: resource, resource, name, region: 'global', port: HTTPS, id };
}

function leftFrom(attachment: Attachment, account: AccountId, domains: ApiDomainUses): readonly LeftUse[] {
  const { resource, name, region } = attachment;
  const because = obstacleByApiGateway(attachment, domains) ?? obstacleOf(attachment, account);
  return because === 'told' ? [] : [{ resource, name, region, because }];
}

/** Why a use that ACM names is left, where it is one of API Gateway; `'told'`: its domains were read, and speak for themselves. */
function obstacleByApiGateway(
  attachment: Attachment,
  { places, left, unread }: ApiDomainUses,
): Extract<Obstacle, 'api-gateway-unread' | 'not-there'> | 'told' | undefined {
  const place = apiGatewayRegionOf(attachment);
  if (place === undefined) return undefined;
  if (unread.includes(place)) return 'api-gateway-unread';
  return [...places, ...left].some(({ region: one }) => one === place) ? 'told' : 'not-there';
}

/** Why what has no place is left. */
function obstacleOf({ service, resource, presentedTo }: Attachment, account: AccountId): Obstacle {
  if (presentedTo !== undefined) return 'presented-to-origin';
  const owner = ownerOf(resource);
  if (owner !== '' && owner !== account) return 'served-by-aws';
  return OBSTACLES.get(service) ?? 'service-not-moved';
}

const OBSTACLES: ReadonlyMap<Attachment['service'], Obstacle> = new Map([
  ['elbv2', 'listener-unknown'],
  ['elb', 'listener-unknown'],
  ['cloudfront', 'distribution-tenant'],
  ['appsync', 'appsync-keeps'],
]);
