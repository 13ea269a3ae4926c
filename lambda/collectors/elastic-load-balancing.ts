import {
  DescribeLoadBalancersCommand,
  type DescribeLoadBalancersCommandInput,
  ElasticLoadBalancingClient,
  type Listener,
  type LoadBalancerDescription,
} from '@aws-sdk/client-elastic-load-balancing';
import type { Attachment } from '../domain/use/attachment';
import { certificateArn, resourceArn } from '../domain/ids';
import type { CellReading } from '../domain/inventory/reading';
import { isNarrow, type WalkScope } from '../domain/use/walk';
import { parseArn } from './arn';
import { askTogether } from './ask-together';
import type { Api } from './aws-api';
import { type Page, readPages } from './pages';
import { type Attempt, sound } from './reading';
import { resourceName } from './used-by';
import { narrowReading, walkReading } from './walk';

/** To IAM both generations are one service, and AWS publishes 10 calls a second for all of both together. */
export const ELASTIC_LOAD_BALANCING = {
  Client: ElasticLoadBalancingClient,
  service: 'elasticloadbalancing',
  callsPerSecond: { any: 1 },
} as const satisfies Api<ElasticLoadBalancingClient>;

/**
 * Reads which certificates the listeners of Classic Load Balancers hold.
 *
 * `all`: every one of the region, 400 to a call. Otherwise only these load balancers, whole or not at all; one that
 * vanished holds nothing.
 */
export async function readElasticLoadBalancing(
  client: ElasticLoadBalancingClient,
  scope: WalkScope,
  attempt: Attempt,
): Promise<CellReading> {
  // Four hundred to a call: no walk of theirs is ever unfinished.
  if (!isNarrow(scope)) {
    const list = await readPages((marker) => loadBalancers(client, { PageSize: 400, Marker: marker }));
    const { rows, malformedRows } = sound(list.rows.flatMap((row) => attachmentsOf(row, attempt)));
    return walkReading(attempt, { list, details: [] }, { certificates: [], attachments: rows }, malformedRows);
  }
  const list = await askTogether(scope, (arns) => loadBalancers(client, { LoadBalancerNames: arns.map(nameIn) }), [
    'AccessPointNotFoundException',
    'LoadBalancerNotFoundException',
    'LoadBalancerNotFound',
  ]);
  const { rows, malformedRows } = sound(list.rows.flatMap((row) => attachmentsOf(row, attempt)));
  return narrowReading(attempt, { read: [list], scope }, rows, malformedRows);
}

async function loadBalancers(
  client: ElasticLoadBalancingClient,
  asked: DescribeLoadBalancersCommandInput,
): Promise<Page<LoadBalancerDescription>> {
  const answer = await client.send(new DescribeLoadBalancersCommand(asked));
  return { rows: answer.LoadBalancerDescriptions, next: answer.NextMarker };
}

function nameIn(arn: string): string {
  const parsed = parseArn(arn);
  return parsed === undefined ? arn : resourceName(parsed);
}

function attachmentsOf(
  { LoadBalancerName: name, ListenerDescriptions: descriptions }: LoadBalancerDescription,
  attempt: Attempt,
): readonly (Attachment | undefined)[] {
  if (name === undefined || descriptions === undefined) return [undefined];
  return descriptions
    .map(({ Listener: listener }) => listener)
    .filter((listener) => listener === undefined || holdsCertificate(listener))
    .map((listener) => listener && attachmentOf(name, listener, attempt));
}

// AWS's word for a certificate that was deleted under its listener. Nothing that could be named is attached.
const DELETED = 'Invalid-Certificate';

const holdsCertificate = ({ Protocol: protocol = '', SSLCertificateId: certificate }: Listener): boolean =>
  /^(HTTPS|SSL)$/i.test(protocol) && certificate !== DELETED;

function attachmentOf(
  name: string,
  { SSLCertificateId: certificate = '', LoadBalancerPort: port }: Listener,
  { account, region, at }: Attempt,
): Attachment | undefined {
  // The list tells no ARN of the load balancer; its partition is that of the certificate.
  const arn = parseArn(certificate);
  if (arn === undefined || port === undefined) return undefined;
  return {
    certificate: certificateArn(certificate),
    resource: resourceArn(`arn:${arn.partition}:elasticloadbalancing:${region}:${account}:loadbalancer/${name}`),
    name,
    region,
    service: 'elb',
    listener: { port, role: 'default' },
    observedAt: at,
  };
}
