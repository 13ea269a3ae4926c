import {
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  DescribeTagsCommand as DescribeClassicTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  type ElasticLoadBalancingV2Client,
  type RuleCondition,
  type Tag,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import pMap from 'p-map';
import type { ReadPlaces } from '../app/migrate/ports';
import { failureOf } from '../collectors/failure';
import { vpcId } from '../domain/ids';
import type { TargetPlace } from '../domain/migration/plan';
import type { Surroundings, TargetReading } from '../domain/migration/target-reading';
import { unreadFrom } from './call-outcome';
import { asksClients, readState } from './listener-state';
import type { LoadBalancerClients } from './load-balancer-clients';

/** More than the gates let pass in the time of an answer. */
const CONCURRENCY = 10;

/** Reads listeners of load balancers, and of each what a plan needs to know of its surroundings. Changes nothing. */
export const readPlacesBy =
  (clients: LoadBalancerClients): ReadPlaces =>
  async (places) =>
    new Map(
      await pMap(places, async (place) => [place.key, await readPlace(clients, place)] as const, {
        concurrency: CONCURRENCY,
      }),
    );

async function readPlace(clients: LoadBalancerClients, place: TargetPlace): Promise<TargetReading> {
  const reading = await readState(clients, place);
  if (reading.kind !== 'read') return reading;
  try {
    const balancer = await (place.listener === undefined ? classicOf(clients, place) : balancerOf(clients, place));
    if (balancer === undefined) return { kind: 'unreadable', because: 'malformed-answer' };
    const hosts = await hostsOf(clients, place);
    const tags = await unlessRefused(tagsOf(clients, place));
    return {
      ...reading,
      around: {
        ...balancer,
        ...(hosts !== undefined && { hosts }),
        asksClients: asksClients(reading.state),
        ...saidBy(tags),
      },
    };
  } catch (error) {
    return unreadFrom(error);
  }
}

type Balancer = Pick<Surroundings, 'host' | 'internal' | 'vpc'> | undefined;

async function balancerOf({ elbv2 }: LoadBalancerClients, { region, resource }: TargetPlace): Promise<Balancer> {
  const asked = new DescribeLoadBalancersCommand({ LoadBalancerArns: [resource] });
  const [found] = (await elbv2(region).send(asked)).LoadBalancers ?? [];
  return balancerFrom(found, found?.VpcId);
}

async function classicOf({ elb }: LoadBalancerClients, { region, name }: TargetPlace): Promise<Balancer> {
  const asked = new DescribeClassicCommand({ LoadBalancerNames: [name] });
  const [found] = (await elb(region).send(asked)).LoadBalancerDescriptions ?? [];
  return balancerFrom(found, found?.VPCId);
}

const balancerFrom = (
  found: { readonly DNSName?: string | undefined; readonly Scheme?: string | undefined } | undefined,
  vpc: string | undefined,
): Balancer =>
  found?.DNSName === undefined
    ? undefined
    : {
        host: found.DNSName,
        internal: found.Scheme !== 'internet-facing',
        ...(vpc !== undefined && { vpc: vpcId(vpc) }),
      };

/** Only Application Load Balancers have rules. */
async function hostsOf({ elbv2 }: LoadBalancerClients, place: TargetPlace): Promise<readonly string[] | undefined> {
  const { listener, region } = place;
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

/** Of the listener and of its load balancer. */
async function tagsOf(clients: LoadBalancerClients, place: TargetPlace): Promise<readonly Tag[]> {
  const { listener, resource, region, name } = place;
  if (listener === undefined) {
    const answer = await clients.elb(region).send(new DescribeClassicTagsCommand({ LoadBalancerNames: [name] }));
    return (answer.TagDescriptions ?? []).flatMap(({ Tags: tags = [] }) => tags);
  }
  const answer = await clients.elbv2(region).send(new DescribeTagsCommand({ ResourceArns: [resource, listener] }));
  return (answer.TagDescriptions ?? []).flatMap(({ Tags: tags = [] }) => tags);
}

/** What only helps to judge may be missing, and is then said to be. */
async function unlessRefused<Value>(read: Promise<Value>): Promise<Value | undefined> {
  try {
    return await read;
  } catch (error) {
    failureOf(error);
    return undefined;
  }
}

const ENVIRONMENT = /^env(ironment)?$/i;

function saidBy(tags: readonly Tag[] | undefined): Pick<Surroundings, 'owner' | 'environment'> {
  if (tags === undefined) return { owner: 'unknown' };
  const isStack = tags.some(({ Key: key = '' }) => key.startsWith('aws:cloudformation:'));
  const environment = tags.find(({ Key: key = '' }) => ENVIRONMENT.test(key))?.Value;
  return { owner: isStack ? 'cloudformation' : 'nobody', ...(environment && { environment }) };
}
