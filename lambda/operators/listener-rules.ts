import {
  DescribeRulesCommand,
  type ElasticLoadBalancingV2Client,
  type RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2';
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
  const hosts: string[] = [];
  let marker: string | undefined;
  do {
    const asked = new DescribeRulesCommand({ ListenerArn: listener, PageSize: 400, Marker: marker });
    const { Rules: rules = [], NextMarker: next } = await client.send(asked);
    hosts.push(...rules.flatMap(({ Conditions: conditions = [] }) => conditions.flatMap(hostNames)));
    marker = next;
  } while (marker !== undefined);
  return [...new Set(hosts.filter(Boolean))];
}

/** `Values` is how conditions were written before 2019; AWS still shows both. */
const hostNames = ({ Field: field, HostHeaderConfig: config, Values: values }: RuleCondition): readonly string[] =>
  field === 'host-header' ? (config?.Values ?? values ?? []) : [];
