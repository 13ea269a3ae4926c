import {
  DescribeRulesCommand,
  type ElasticLoadBalancingV2Client,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { hostNamesOf } from '../collectors/host-names';
import type { ListenerPlace } from '../domain/migration/plan';
import type { LoadBalancerClients } from './load-balancer-clients';
import { unlessRefused } from './unless-refused';

/** The host names of a listener's rules; `undefined`: they could not be read. Only Application Load Balancers have rules. */
export async function hostsOf(
  { elbv2 }: LoadBalancerClients,
  { listener, region }: ListenerPlace,
): Promise<readonly string[] | undefined> {
  if (listener?.includes(':listener/app/') !== true) return [];
  return unlessRefused(rulesOf(elbv2(region), listener));
}

async function rulesOf(client: ElasticLoadBalancingV2Client, listener: string): Promise<readonly string[]> {
  const rules: Rule[] = [];
  let marker: string | undefined;
  do {
    const asked = new DescribeRulesCommand({ ListenerArn: listener, PageSize: 400, Marker: marker });
    const { Rules: page = [], NextMarker: next } = await client.send(asked);
    rules.push(...page);
    marker = next;
  } while (marker !== undefined);
  return hostNamesOf(rules);
}
