import {
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  type ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  type ElasticLoadBalancingV2Client,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { certificateArn } from '../domain/ids';
import { certificateSet } from '../domain/migration/target-state';
import type { ListenerPlace, TargetState } from '../domain/migration/plan';
import type { StateReading } from '../domain/migration/target-reading';
import { unreadFrom } from './call-outcome';
import type { LoadBalancerClients } from './load-balancer-clients';

const MALFORMED: StateReading = { kind: 'unreadable', because: 'malformed-answer' };
const PAGE_SIZE = 400;

/** Reads which certificates a listener holds now. */
export async function readState({ elbv2, elb }: LoadBalancerClients, place: ListenerPlace): Promise<StateReading> {
  try {
    return place.listener === undefined
      ? await readClassic(elb(place.region), place)
      : await readListener(elbv2(place.region), place.listener);
  } catch (error) {
    return unreadFrom(error);
  }
}

async function readListener(client: ElasticLoadBalancingV2Client, arn: string): Promise<StateReading> {
  const { Listeners: listeners } = await client.send(new DescribeListenersCommand({ ListenerArns: [arn] }));
  const [listener] = listeners ?? [];
  if (listener === undefined) return MALFORMED;
  const rows = await certificatesOf(client, arn);
  const own = rows.find(({ isDefault }) => isDefault)?.arn;
  if (own === undefined || rows.some((row) => row.arn === undefined)) return MALFORMED;
  // The default is named once as such, and once more where it is listed, too.
  const listed = rows.filter(({ isDefault }) => !isDefault).flatMap((row) => row.arn ?? []);
  return { kind: 'read', state: stateOf(own, listed, attributesOf(listener)) };
}

async function certificatesOf(client: ElasticLoadBalancingV2Client, arn: string) {
  const rows: { readonly arn: string | undefined; readonly isDefault: boolean }[] = [];
  let marker: string | undefined;
  do {
    const answer = await client.send(
      new DescribeListenerCertificatesCommand({ ListenerArn: arn, PageSize: PAGE_SIZE, Marker: marker }),
    );
    for (const row of answer.Certificates ?? [])
      rows.push({ arn: row.CertificateArn, isDefault: row.IsDefault === true });
    marker = answer.NextMarker;
  } while (marker !== undefined);
  return rows;
}

const stateOf = (own: string, listed: readonly string[], attributes: string): TargetState => ({
  default: certificateArn(own),
  sni: certificateSet(listed.map(certificateArn)),
  attributes,
});

/** Where the traffic goes is left out: deployments change it all the time, and it decides nothing over TLS. */
const attributesOf = ({ Port: port, Protocol: protocol, SslPolicy: policy, ...others }: Listener): string =>
  JSON.stringify([port, protocol, policy, others.AlpnPolicy ?? [], modeOf(others)]);

/** Absent and off are the same. */
const modeOf = ({ MutualAuthentication: mutual }: Pick<Listener, 'MutualAuthentication'>): readonly string[] =>
  mutual?.Mode === undefined || mutual.Mode === 'off' ? [] : [mutual.Mode, mutual.TrustStoreArn ?? ''];

async function readClassic(client: ElasticLoadBalancingClient, { name, port }: ListenerPlace): Promise<StateReading> {
  const answer = await client.send(new DescribeClassicCommand({ LoadBalancerNames: [name] }));
  const [balancer] = answer.LoadBalancerDescriptions ?? [];
  if (balancer?.ListenerDescriptions === undefined) return MALFORMED;
  const { ListenerDescriptions: descriptions } = balancer;
  const listener = descriptions.map((one) => one.Listener).find((one) => one?.LoadBalancerPort === port);
  if (listener?.SSLCertificateId === undefined) return { kind: 'gone' };
  const { Protocol: protocol, InstanceProtocol: inner, InstancePort: innerPort } = listener;
  return {
    kind: 'read',
    state: stateOf(listener.SSLCertificateId, [], JSON.stringify([port, protocol, inner, innerPort])),
  };
}

/** Whether the listener asks its clients for certificates of their own. */
export const asksClients = ({ attributes }: TargetState): boolean => /"(verify|passthrough)"/.test(attributes);
