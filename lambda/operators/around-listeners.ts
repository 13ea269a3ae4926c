import {
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  DescribeTagsCommand as DescribeClassicTagsCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { vpcId } from '../domain/ids';
import type { ListenerPlace } from '../domain/migration/plan';
import type { StateReading, Surroundings } from '../domain/migration/target-reading';
import { type Answer, type AskForSome, inBatches } from './in-batches';
import type { LoadBalancerClients } from './load-balancer-clients';
import { saidBy, type Tagged } from './said-by-tags';

/** What was read around each listener of those that were asked about, or why it was not. */
export type AroundListeners = (
  place: ListenerPlace,
) => { readonly kind: 'read'; readonly around: AroundBalancer } | Exclude<StateReading, { readonly kind: 'read' }>;

type Balancer = Pick<Surroundings, 'host' | 'internal' | 'vpc'>;
type AroundBalancer = Balancer & Pick<Surroundings, 'owner' | 'environment'>;

/** Load balancers of one generation in one region: by what they are asked for, and what bears their tags. */
interface Generation {
  readonly nameOf: (place: ListenerPlace) => string;
  readonly tagged: (place: ListenerPlace) => readonly string[];
  readonly balancers: AskForSome<Balancer>;
  readonly tags: AskForSome<readonly Tagged[]>;
}

/** Reads the load balancers of these listeners and the tags of both, twenty in a call. */
export async function aroundListeners(
  clients: LoadBalancerClients,
  places: readonly ListenerPlace[],
): Promise<AroundListeners> {
  const regions = [...new Set(places.map(({ region }) => region))];
  const groups = regions.flatMap((region) => [
    { region, isClassic: false, generation: modern(clients.elbv2(region)) },
    { region, isClassic: true, generation: classic(clients.elb(region)) },
  ]);
  const answers = await Promise.all(
    groups.map(async ({ generation, ...group }) => {
      const some = places.filter((place) => belongsTo(place, group));
      return { ...group, answer: await around(some, generation) };
    }),
  );
  return (place) => answers.find((group) => belongsTo(place, group))?.answer(place) ?? { kind: 'gone' };
}

interface Group {
  readonly region: string;
  readonly isClassic: boolean;
}

const belongsTo = ({ region, listener }: ListenerPlace, group: Group): boolean =>
  region === group.region && (listener === undefined) === group.isClassic;

const modern = (client: ElasticLoadBalancingV2Client): Generation => ({
  nameOf: ({ resource }) => resource,
  tagged: ({ resource, listener }) => [resource, ...(listener === undefined ? [] : [listener])],
  balancers: async (arns) => {
    const { LoadBalancers: rows = [] } = await client.send(
      new DescribeLoadBalancersCommand({ LoadBalancerArns: [...arns] }),
    );
    return keyed(rows.map((row) => [row.LoadBalancerArn, balancer(row, row.VpcId)]));
  },
  tags: async (arns) => {
    const { TagDescriptions: rows = [] } = await client.send(new DescribeTagsCommand({ ResourceArns: [...arns] }));
    return keyed(rows.map(({ ResourceArn: arn, Tags: tags = [] }) => [arn, tags]));
  },
});

const classic = (client: ElasticLoadBalancingClient): Generation => ({
  nameOf: ({ name }) => name,
  tagged: ({ name }) => [name],
  balancers: async (names) => {
    const { LoadBalancerDescriptions: rows = [] } = await client.send(
      new DescribeClassicCommand({ LoadBalancerNames: [...names] }),
    );
    return keyed(rows.map((row) => [row.LoadBalancerName, balancer(row, row.VPCId)]));
  },
  tags: async (names) => {
    const { TagDescriptions: rows = [] } = await client.send(
      new DescribeClassicTagsCommand({ LoadBalancerNames: [...names] }),
    );
    return keyed(rows.map(({ LoadBalancerName: name, Tags: tags = [] }) => [name, tags]));
  },
});

const balancer = (
  { DNSName: host, Scheme: scheme }: { readonly DNSName?: string | undefined; readonly Scheme?: string | undefined },
  vpc: string | undefined,
): Balancer | undefined =>
  host === undefined
    ? undefined
    : { host, internal: scheme !== 'internet-facing', ...(vpc !== undefined && { vpc: vpcId(vpc) }) };

/** What has no name, or no content, is not told. */
const keyed = <Value>(
  rows: readonly (readonly [key: string | undefined, value: Value | undefined])[],
): ReadonlyMap<string, Value> =>
  new Map(rows.flatMap(([key, value]) => (key === undefined || value === undefined ? [] : [[key, value] as const])));

async function around(
  places: readonly ListenerPlace[],
  { nameOf, tagged, ...ask }: Generation,
): Promise<AroundListeners> {
  const balancers = await inBatches(places.map(nameOf), ask.balancers);
  const tags = await inBatches(places.flatMap(tagged), ask.tags);
  return (place) => {
    const balancer = balancers(nameOf(place));
    if (balancer.kind !== 'known') return balancer;
    return { kind: 'read', around: { ...balancer.value, ...saidBy(allOf(tagged(place).map(tags))) } };
  };
}

/** All tags, or nothing: of half of them nobody can tell whose it is. */
function allOf(answers: readonly Answer<readonly Tagged[]>[]): readonly Tagged[] | undefined {
  const known = answers.flatMap((answer) => (answer.kind === 'known' ? [answer.value] : []));
  return known.length === answers.length ? known.flat() : undefined;
}
