import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import pMap from 'p-map';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';
import type { Served } from '../fakes/tls-edge';
import { addToSniList, type MadeListener, networkOf } from './load-balancers';

/** One of many listeners. */
export interface FleetListener extends MadeListener {
  /** Of its load balancer. */
  readonly name: string;
  readonly type: 'application' | 'network';
  readonly port: number;
  /** What it was made with. */
  readonly held: Served;
}

/** What to make: on each load balancer a listener for each port, which holds what stands at its place. Every third is an NLB. */
export interface FleetWishes {
  readonly balancers: number;
  readonly listeners: readonly { readonly port: number; readonly held: Served }[];
}

const CONCURRENCY = 10;

/** Makes many listeners on few load balancers. */
export async function createListenerFleet(
  aws: LocalAws,
  { balancers, listeners }: FleetWishes,
): Promise<readonly FleetListener[]> {
  const elb = clientOf(aws, ElasticLoadBalancingV2Client);
  const { vpc, subnets } = await networkOf(aws);
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({ Name: 'fleet', Protocol: 'TCP', Port: 80, VpcId: vpc }),
  );
  const { TargetGroupArn: targets = '' } = TargetGroups?.[0] ?? {};
  const made = await pMap(
    Array.from({ length: balancers }, (_, index) => index),
    async (index) => {
      const balancer = await createBalancer(aws, index, subnets);
      const each: FleetListener[] = [];
      for (const { port, held } of listeners) each.push(await addListener(aws, { balancer, port, held, targets }));
      return each;
    },
    { concurrency: CONCURRENCY },
  );
  return made.flat();
}

type Balancer = Pick<FleetListener, 'name' | 'type' | 'loadBalancerArn' | 'host' | 'region'>;

async function createBalancer(aws: LocalAws, index: number, subnets: readonly string[]): Promise<Balancer> {
  const name = `fleet-${index}`;
  const type = index % 3 === 2 ? 'network' : 'application';
  const { LoadBalancers } = await clientOf(aws, ElasticLoadBalancingV2Client).send(
    new CreateLoadBalancerCommand({ Name: name, Type: type, Subnets: [...subnets] }),
  );
  const { LoadBalancerArn: loadBalancerArn = '', DNSName: host = '' } = LoadBalancers?.[0] ?? {};
  return { name, type, loadBalancerArn, host: host.toLowerCase(), region: aws.region };
}

interface ListenerWishes {
  readonly balancer: Balancer;
  readonly port: number;
  readonly held: Served;
  readonly targets: string;
}

async function addListener(aws: LocalAws, { balancer, port, held, targets }: ListenerWishes): Promise<FleetListener> {
  const { Listeners } = await clientOf(aws, ElasticLoadBalancingV2Client).send(
    new CreateListenerCommand({
      LoadBalancerArn: balancer.loadBalancerArn,
      Protocol: balancer.type === 'network' ? 'TLS' : 'HTTPS',
      Port: port,
      Certificates: [{ CertificateArn: held.default }],
      DefaultActions: [{ Type: 'forward', TargetGroupArn: targets }],
    }),
  );
  const listener = { ...balancer, port, held, listenerArn: Listeners?.[0]?.ListenerArn ?? '' };
  for (const certificate of held.sni) await addToSniList(aws, listener, certificate);
  return listener;
}
