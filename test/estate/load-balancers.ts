import { CreateSubnetCommand, CreateVpcCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand as CreateClassicCommand,
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  AddListenerCertificatesCommand,
  AddTagsCommand,
  CreateListenerCommand,
  type CreateListenerCommandInput,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  DescribeListenerCertificatesCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';
import type { Served } from '../fakes/tls-edge';

/** A listener as a test needs it again. */
export interface MadeListener {
  readonly listenerArn: string;
  readonly loadBalancerArn: string;
  /** Name of the load balancer in DNS, in small letters. */
  readonly host: string;
  readonly region: string | undefined;
}

/** What to make of a load balancer. */
export interface LoadBalancerWishes {
  readonly name: string;
  /** Of the listener. */
  readonly certificate: string;
  /** @default 443 */
  readonly port?: number;
  /** @default 'application' */
  readonly type?: 'application' | 'network';
  /** Where an internal one is. @default - the network that every region has, reached by everybody */
  readonly internalIn?: Network;
  readonly region?: string;
  /** What else the listener has. */
  readonly properties?: ListenerProperties;
}

/** What decides over the TLS of a listener besides its certificates. */
export type ListenerProperties = Pick<CreateListenerCommandInput, 'AlpnPolicy' | 'MutualAuthentication' | 'SslPolicy'>;

/** A network, and two subnets of it. */
export interface Network {
  readonly vpc: string;
  readonly subnets: readonly string[];
}

/** Makes an ALB or NLB with one TLS listener. */
export async function createLoadBalancer(aws: LocalAws, wishes: LoadBalancerWishes): Promise<MadeListener> {
  const { region } = wishes;
  const elb = clientOf(aws, ElasticLoadBalancingV2Client, region);
  const network = wishes.internalIn ?? (await networkOf(aws, region));
  const Scheme = wishes.internalIn === undefined ? 'internet-facing' : 'internal';
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({ Name: wishes.name, Type: wishes.type, Subnets: [...network.subnets], Scheme }),
  );
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({ Name: wishes.name, Protocol: 'TCP', Port: 80, VpcId: network.vpc }),
  );
  const { LoadBalancerArn: loadBalancerArn = '', DNSName: host = '' } = onlyOne(LoadBalancers);
  const targetGroupArn = onlyOne(TargetGroups).TargetGroupArn ?? '';
  return {
    listenerArn: await createListener(elb, wishes, { loadBalancerArn, targetGroupArn }),
    loadBalancerArn,
    host: host.toLowerCase(),
    region,
  };
}

/** The network that every region has. */
export async function networkOf(aws: LocalAws, region?: string): Promise<Network> {
  const { Subnets = [] } = await clientOf(aws, EC2Client, region).send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] }),
  );
  const subnets = Subnets.slice(0, 2).map(({ SubnetId = '' }) => SubnetId);
  return { vpc: Subnets[0]?.VpcId ?? '', subnets };
}

/** Makes one more network. */
export async function createNetwork(aws: LocalAws): Promise<Network> {
  const ec2 = clientOf(aws, EC2Client);
  const { Vpc: made } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.7.0.0/16' }));
  const vpc = made?.VpcId ?? '';
  const subnets: string[] = [];
  for (const [index, zone] of ['a', 'b'].entries()) {
    const asked = { VpcId: vpc, CidrBlock: `10.7.${index}.0/24`, AvailabilityZone: `${aws.region}${zone}` };
    const { Subnet: subnet } = await ec2.send(new CreateSubnetCommand(asked));
    subnets.push(subnet?.SubnetId ?? '');
  }
  return { vpc, subnets };
}

/** Returns its ARN. */
async function createListener(
  elb: ElasticLoadBalancingV2Client,
  { certificate, type, port = 443, properties }: LoadBalancerWishes,
  { loadBalancerArn, targetGroupArn }: { readonly loadBalancerArn: string; readonly targetGroupArn: string },
): Promise<string> {
  const { Listeners } = await elb.send(
    new CreateListenerCommand({
      ...properties,
      LoadBalancerArn: loadBalancerArn,
      Protocol: type === 'network' ? 'TLS' : 'HTTPS',
      Port: port,
      Certificates: [{ CertificateArn: certificate }],
      DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
    }),
  );
  return onlyOne(Listeners).ListenerArn ?? '';
}

function onlyOne<Made>(made: readonly Made[] = []): Made {
  const [first] = made;
  if (first === undefined || made.length > 1) throw new Error(`one was to be made, got ${made.length}`);
  return first;
}

/** Tags a load balancer. */
export async function tagLoadBalancer(
  aws: LocalAws,
  { loadBalancerArn, region }: MadeListener,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await clientOf(aws, ElasticLoadBalancingV2Client, region).send(
    new AddTagsCommand({ ResourceArns: [loadBalancerArn], Tags }),
  );
}

/** Adds a rule for these host names to a listener that has none. */
export async function addHostRule(
  aws: LocalAws,
  { listenerArn, region }: MadeListener,
  hosts: readonly string[],
): Promise<void> {
  await clientOf(aws, ElasticLoadBalancingV2Client, region).send(
    new CreateRuleCommand({
      ListenerArn: listenerArn,
      Priority: 1,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: [...hosts] } }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
    }),
  );
}

/** Replaces the default certificate of a listener. */
export async function replaceDefault(aws: LocalAws, listener: MadeListener, certificate: string): Promise<void> {
  await clientOf(aws, ElasticLoadBalancingV2Client, listener.region).send(
    new ModifyListenerCommand({ ListenerArn: listener.listenerArn, Certificates: [{ CertificateArn: certificate }] }),
  );
}

/** Adds a certificate to the SNI list of a listener. */
export async function addToSniList(aws: LocalAws, listener: MadeListener, certificate: string): Promise<void> {
  await clientOf(aws, ElasticLoadBalancingV2Client, listener.region).send(
    new AddListenerCertificatesCommand({
      ListenerArn: listener.listenerArn,
      Certificates: [{ CertificateArn: certificate }],
    }),
  );
}

/** What a listener holds now. */
export async function heldBy(aws: LocalAws, { listenerArn, region }: MadeListener): Promise<Served> {
  const { Certificates: rows = [] } = await clientOf(aws, ElasticLoadBalancingV2Client, region).send(
    new DescribeListenerCertificatesCommand({ ListenerArn: listenerArn }),
  );
  const arns = (isDefault: boolean): readonly string[] =>
    rows.filter((row) => row.IsDefault === isDefault).map((row) => row.CertificateArn ?? '');
  return { default: arns(true)[0] ?? '', sni: [...arns(false)].sort() };
}

/** Deletes a listener: its certificates are detached from it. */
export async function deleteListener(aws: LocalAws, { listenerArn, region }: MadeListener): Promise<void> {
  await clientOf(aws, ElasticLoadBalancingV2Client, region).send(
    new DeleteListenerCommand({ ListenerArn: listenerArn }),
  );
}

/** Makes a Classic load balancer with one TLS listener; returns its name in DNS, in small letters. */
export async function createClassicLoadBalancer(
  aws: LocalAws,
  name: string,
  certificate: string,
  { protocol = 'HTTPS', port = 443 }: { readonly protocol?: 'HTTPS' | 'SSL'; readonly port?: number } = {},
): Promise<string> {
  const { DNSName: host = '' } = await clientOf(aws, ElasticLoadBalancingClient).send(
    new CreateClassicCommand({
      LoadBalancerName: name,
      AvailabilityZones: [`${aws.region}a`],
      Listeners: [{ Protocol: protocol, LoadBalancerPort: port, InstancePort: 80, SSLCertificateId: certificate }],
    }),
  );
  return host.toLowerCase();
}

/** What the one listener of a Classic load balancer holds now. */
export async function heldByClassic(aws: LocalAws, name: string): Promise<Served> {
  const { LoadBalancerDescriptions: [one] = [] } = await clientOf(aws, ElasticLoadBalancingClient).send(
    new DescribeClassicCommand({ LoadBalancerNames: [name] }),
  );
  return { default: one?.ListenerDescriptions?.[0]?.Listener?.SSLCertificateId ?? '', sni: [] };
}
