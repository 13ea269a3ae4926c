import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand as CreateClassicCommand,
  ElasticLoadBalancingClient,
  SetLoadBalancerListenerSSLCertificateCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  AddListenerCertificatesCommand,
  AddTagsCommand,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  RemoveListenerCertificatesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';

/** A listener as a test needs it again. */
export interface MadeListener {
  readonly listenerArn: string;
  readonly loadBalancerArn: string;
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
  readonly region?: string;
}

/** Makes an ALB or NLB with one TLS listener. */
export async function createLoadBalancer(aws: LocalAws, wishes: LoadBalancerWishes): Promise<MadeListener> {
  const { region } = wishes;
  const elb = clientOf(aws, ElasticLoadBalancingV2Client, region);
  const network = await networkOf(clientOf(aws, EC2Client, region));
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({ Name: wishes.name, Type: wishes.type, Subnets: [...network.subnets] }),
  );
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({ Name: wishes.name, Protocol: 'TCP', Port: 80, VpcId: network.vpc }),
  );
  const loadBalancerArn = onlyOne(LoadBalancers).LoadBalancerArn ?? '';
  const targetGroupArn = onlyOne(TargetGroups).TargetGroupArn ?? '';
  return {
    listenerArn: await createListener(elb, wishes, { loadBalancerArn, targetGroupArn }),
    loadBalancerArn,
    region,
  };
}

/** Two subnets of the network that every region has. */
async function networkOf(ec2: EC2Client): Promise<{ readonly vpc: string; readonly subnets: readonly string[] }> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.slice(0, 2).map(({ SubnetId = '' }) => SubnetId);
  return { vpc: Subnets[0]?.VpcId ?? '', subnets };
}

/** Returns its ARN. */
async function createListener(
  elb: ElasticLoadBalancingV2Client,
  { certificate, type, port = 443 }: LoadBalancerWishes,
  { loadBalancerArn, targetGroupArn }: { readonly loadBalancerArn: string; readonly targetGroupArn: string },
): Promise<string> {
  const { Listeners } = await elb.send(
    new CreateListenerCommand({
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

/** Takes a certificate from the SNI list of a listener. */
export async function removeFromSniList(aws: LocalAws, listener: MadeListener, certificate: string): Promise<void> {
  await clientOf(aws, ElasticLoadBalancingV2Client, listener.region).send(
    new RemoveListenerCertificatesCommand({
      ListenerArn: listener.listenerArn,
      Certificates: [{ CertificateArn: certificate }],
    }),
  );
}

/** Deletes a listener: its certificates are detached from it. */
export async function deleteListener(aws: LocalAws, { listenerArn, region }: MadeListener): Promise<void> {
  await clientOf(aws, ElasticLoadBalancingV2Client, region).send(
    new DeleteListenerCommand({ ListenerArn: listenerArn }),
  );
}

/** Makes a Classic load balancer with one TLS listener. */
export async function createClassicLoadBalancer(
  aws: LocalAws,
  name: string,
  certificate: string,
  { protocol = 'HTTPS', port = 443 }: { readonly protocol?: 'HTTPS' | 'SSL'; readonly port?: number } = {},
): Promise<void> {
  await clientOf(aws, ElasticLoadBalancingClient).send(
    new CreateClassicCommand({
      LoadBalancerName: name,
      AvailabilityZones: [`${aws.region}a`],
      Listeners: [{ Protocol: protocol, LoadBalancerPort: port, InstancePort: 80, SSLCertificateId: certificate }],
    }),
  );
}

/** Replaces the certificate of a Classic load balancer. */
export async function replaceClassic(aws: LocalAws, name: string, certificate: string): Promise<void> {
  await clientOf(aws, ElasticLoadBalancingClient).send(
    new SetLoadBalancerListenerSSLCertificateCommand({
      LoadBalancerName: name,
      LoadBalancerPort: 443,
      SSLCertificateId: certificate,
    }),
  );
}
