import {
  DescribeAccountLimitsCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { perRegion } from '../collectors/clients';
import type { ListenerPlace } from '../domain/migration/plan';
import type { LoadBalancerClients } from './load-balancer-clients';
import { unlessRefused } from './unless-refused';

/** How many certificates besides defaults the lists of a load balancer may hold; `undefined`: it could not be read, or it has no list. */
export type ListQuotaOf = (place: ListenerPlace) => Promise<number | undefined>;

const NAMES = [
  [':listener/app/', 'certificates-per-application-load-balancer'],
  [':listener/net/', 'certificates-per-network-load-balancer'],
] as const;

/** Asks once a region, and not before somebody wants to know. */
export function listQuotas({ elbv2 }: LoadBalancerClients): ListQuotaOf {
  const quotasIn = perRegion(async (region) => unlessRefused(quotasOf(elbv2(region))));
  return async ({ listener = '', region }) => {
    const [, name] = NAMES.find(([kind]) => listener.includes(kind)) ?? [];
    return name && (await quotasIn(region))?.get(name);
  };
}

async function quotasOf(client: ElasticLoadBalancingV2Client): Promise<ReadonlyMap<string, number>> {
  const quotas = new Map<string, number>();
  let marker: string | undefined;
  do {
    const asked = new DescribeAccountLimitsCommand({ PageSize: 400, Marker: marker });
    const { Limits: limits = [], NextMarker: next } = await client.send(asked);
    for (const { Name: name = '', Max: max } of limits) if (/^\d+$/.test(max ?? '')) quotas.set(name, Number(max));
    marker = next;
  } while (marker !== undefined);
  return quotas;
}
