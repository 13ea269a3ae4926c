import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  type DescribeListenersCommandInput,
  DescribeLoadBalancersCommand,
  type ElasticLoadBalancingV2Client,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { WalkScope } from '../app/ports';
import type { CellReading } from '../domain/reading';
import { askTogether } from './ask-together';
import { type HeldCertificate, listenerAttachments, type TlsListener, tlsListener } from './listener';
import { type Page, type Pages, readEach, readPages, unlessGone } from './pages';
import { type Attempt, sound } from './reading';
import { narrowReading, walkReading } from './walk';

/**
 * Reads which certificates the listeners of Application and Network Load Balancers hold, as default or for SNI.
 *
 * `all`: every load balancer of the region, one call for each and one more for each TLS listener. Otherwise only these
 * listeners, whole or not at all. What vanishes between two calls holds nothing.
 */
export const readElasticLoadBalancingV2 = (
  client: ElasticLoadBalancingV2Client,
  scope: WalkScope,
  attempt: Attempt,
): Promise<CellReading> => (scope === 'all' ? readAll(client, attempt) : readListeners(client, scope, attempt));

async function readAll(client: ElasticLoadBalancingV2Client, attempt: Attempt): Promise<CellReading> {
  const balancers = await readPages((marker) => loadBalancers(client, marker));
  const arns = sound(balancers.rows);
  const described = await readEach(arns.rows, (arn) => readPages((marker) => listenersOf(client, arn, marker)));
  const listeners = sound(tlsListeners(described));
  const held = await readEach(listeners.rows, (listener) => heldBy(client, listener));
  const attachments = listenerAttachments(held.rows, attempt);
  const malformedRows = arns.malformedRows || listeners.malformedRows || attachments.malformedRows;
  const content = { certificates: [], attachments: attachments.rows };
  return walkReading(attempt, { list: balancers, details: [described, held] }, content, malformedRows);
}

async function readListeners(
  client: ElasticLoadBalancingV2Client,
  scope: Exclude<WalkScope, 'all'>,
  attempt: Attempt,
): Promise<CellReading> {
  const described = await askTogether(scope, (arns) => listenersByArn(client, arns), GONE);
  const listeners = sound(tlsListeners(described));
  const held = await readEach(listeners.rows, (listener) => heldBy(client, listener));
  const attachments = listenerAttachments(held.rows, attempt);
  const malformedRows = listeners.malformedRows || attachments.malformedRows;
  return narrowReading(attempt, { read: [described, held], scope }, attachments.rows, malformedRows);
}

const GONE = ['LoadBalancerNotFoundException', 'ListenerNotFoundException', 'LoadBalancerNotFound', 'ListenerNotFound'];

const PAGE_SIZE = 400;

async function loadBalancers(
  client: ElasticLoadBalancingV2Client,
  marker: string | undefined,
): Promise<Page<string | undefined>> {
  const answer = await client.send(new DescribeLoadBalancersCommand({ PageSize: PAGE_SIZE, Marker: marker }));
  // Gateway load balancers forward packets: no listener of theirs ends TLS.
  const others = answer.LoadBalancers?.filter(({ Type: type }) => type !== 'gateway');
  return { rows: others?.map(({ LoadBalancerArn: arn }) => arn), next: answer.NextMarker };
}

const listenersOf = (
  client: ElasticLoadBalancingV2Client,
  arn: string,
  marker: string | undefined,
): Promise<Page<Listener>> =>
  unlessGone(listeners(client, { LoadBalancerArn: arn, PageSize: PAGE_SIZE, Marker: marker }), ...GONE);

const listenersByArn = (client: ElasticLoadBalancingV2Client, arns: readonly string[]): Promise<Page<Listener>> =>
  listeners(client, { ListenerArns: [...arns] });

async function listeners(
  client: ElasticLoadBalancingV2Client,
  asked: DescribeListenersCommandInput,
): Promise<Page<Listener>> {
  const answer = await client.send(new DescribeListenersCommand(asked));
  return { rows: answer.Listeners, next: answer.NextMarker };
}

const tlsListeners = ({ rows }: Pages<Listener>): readonly (TlsListener | undefined)[] =>
  rows.filter(({ Protocol: protocol }) => protocol === 'HTTPS' || protocol === 'TLS').map(tlsListener);

const heldBy = (client: ElasticLoadBalancingV2Client, listener: TlsListener): Promise<Pages<HeldCertificate>> =>
  readPages((marker) => unlessGone(certificatesOf(client, listener, marker), ...GONE));

async function certificatesOf(
  client: ElasticLoadBalancingV2Client,
  listener: TlsListener,
  marker: string | undefined,
): Promise<Page<HeldCertificate>> {
  const answer = await client.send(
    new DescribeListenerCertificatesCommand({ ListenerArn: listener.arn, PageSize: PAGE_SIZE, Marker: marker }),
  );
  return {
    rows: answer.Certificates?.map(({ CertificateArn: arn, IsDefault: isDefault }) => ({ listener, arn, isDefault })),
    next: answer.NextMarker,
  };
}
