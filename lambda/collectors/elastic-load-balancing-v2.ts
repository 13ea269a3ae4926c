import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  type DescribeListenersCommandInput,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { isNonEmpty, type NonEmpty, resourceArn, type ResourceArn } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { Shortfall, UnfinishedWalk } from '../domain/inventory/cell';
import type { CellReading } from '../domain/inventory/reading';
import { isNarrow, type WalkScope } from '../domain/use/walk';
import { askTogether } from './ask-together';
import type { Api } from './aws-api';
import { type HeldCertificate, listenerAttachments, type TlsListener, tlsListener } from './listener';
import { joined, type Page, type Pages, readEach, readPages, unlessGone } from './pages';
import { type Attempt, sound, type WholeReading } from './reading';
import { narrowReading, walkReading } from './walk';

/** To IAM both generations are one service, and AWS publishes 10 calls a second for all of both together. */
export const ELASTIC_LOAD_BALANCING_V2 = {
  Client: ElasticLoadBalancingV2Client,
  service: 'elasticloadbalancing',
  callsPerSecond: { any: 4 },
} as const satisfies Api<ElasticLoadBalancingV2Client>;

/** Who is asked. `isLate`: whether no further load balancers are to be walked in this run. */
export interface Walker {
  readonly client: ElasticLoadBalancingV2Client;
  readonly isLate: () => boolean;
}

/**
 * Reads which certificates the listeners of Application and Network Load Balancers hold, as default or for SNI.
 *
 * `all`: every load balancer of the region, one call for each and one more for each TLS listener, until it is late; what is left over
 * then can be given to a later run, which goes on behind what could not be read. Otherwise only these listeners, whole or not at all. What vanishes between two calls holds nothing.
 */
export async function readElasticLoadBalancingV2(
  walker: Walker,
  scope: WalkScope,
  attempt: Attempt,
): Promise<CellReading> {
  if (isNarrow(scope)) return readListeners(walker.client, scope, attempt);
  if (scope === 'all') {
    const list = await readPages((marker) => loadBalancers(walker.client, marker));
    return walk(walker, { list, since: attempt.at }, attempt);
  }
  const { remaining, since, missed } = scope;
  return walk(walker, { list: { rows: remaining, pages: 1 }, since, ...(missed && { missed }) }, attempt);
}

/** Between two of them it may get late. */
const AT_ONCE = 20;

interface Walked {
  readonly described: Pages<Listener>;
  readonly held: Pages<HeldCertificate>;
  readonly malformedRows: boolean;
}

/** The load balancers to walk, when the walk began, and what went wrong before. */
interface Course extends Pick<UnfinishedWalk, 'since' | 'missed'> {
  readonly list: Pages<string | undefined>;
}

async function walk({ client, isLate }: Walker, course: Course, attempt: Attempt): Promise<CellReading> {
  const { list } = course;
  const arns = sound(list.rows);
  const parts: Walked[] = [];
  let done = 0;
  for (; done < arns.rows.length && !isLate() && !parts.some(isDenied); done += AT_ONCE)
    parts.push(await readBalancers(client, arns.rows.slice(done, done + AT_ONCE)));

  const details = [joined(parts.map(({ described }) => described)), joined(parts.map(({ held }) => held))] as const;
  const attachments = listenerAttachments(details[1].rows, attempt);
  const malformedRows = arns.malformedRows || attachments.malformedRows || parts.some((part) => part.malformedRows);
  const content = { certificates: [], attachments: attachments.rows };
  const reading = walkReading(attempt, { list, details }, content, malformedRows);
  // Whoever is denied once is denied everywhere: there is nothing to go on with.
  const remaining = parts.some(isDenied) ? [] : arns.rows.slice(done).map(resourceArn);
  return goingOn(reading, remaining, course);
}

/** A walk goes on behind what could not be read, and is not whole at its end. What went wrong is told before what is left. */
function goingOn(whole: WholeReading, remaining: readonly ResourceArn[], { since, missed }: Course): CellReading {
  const reading = whole.status === 'failed' && since !== whole.at ? partOf(whole) : whole;
  if (reading.status === 'partial') return shortOf(reading, reading.reason, { since, remaining });
  if (reading.status !== 'ok') return reading;
  if (missed !== undefined) return shortOf(reading, missed, { since, remaining });
  if (isNonEmpty(remaining))
    return { ...reading, status: 'partial', reason: 'walk-unfinished', walk: { since, remaining } };
  return since === reading.at ? reading : { ...reading, since };
}

const shortOf = (
  reading: Extract<WholeReading, { readonly status: 'ok' | 'partial' }>,
  missed: Shortfall,
  { since, remaining }: { readonly since: Instant; readonly remaining: readonly ResourceArn[] },
): CellReading => ({
  ...reading,
  ...{ status: 'partial', reason: missed },
  ...(isNonEmpty(remaining) && { walk: { since, remaining, missed } }),
});

/** Of a walk that goes on, other parts were read. */
const partOf = ({ account, region, source, at }: Attempt): WholeReading => ({
  ...{ account, region, source, at, status: 'partial', reason: 'details-missing' },
  content: { certificates: [], attachments: [] },
});

const isDenied = ({ described, held }: Walked): boolean =>
  described.failure?.status === 'denied' || held.failure?.status === 'denied';

async function readBalancers(client: ElasticLoadBalancingV2Client, arns: readonly string[]): Promise<Walked> {
  const described = await readEach(arns, (arn) => readPages((marker) => listenersOf(client, arn, marker)));
  const listeners = sound(tlsListeners(described));
  const held = await readEach(listeners.rows, (listener) => heldBy(client, listener));
  return { described, held, malformedRows: listeners.malformedRows };
}

async function readListeners(
  client: ElasticLoadBalancingV2Client,
  scope: NonEmpty<ResourceArn>,
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
