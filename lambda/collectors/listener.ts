import type { Listener } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Attachment } from '../domain/use/attachment';
import { certificateArn, resourceArn } from '../domain/ids';
import { parseArn } from './arn';
import { type Attempt, sound } from './reading';
import { resourceName } from './used-by';

/** A listener that ends TLS; `name`: of its load balancer. */
export interface TlsListener {
  readonly arn: string;
  readonly loadBalancer: string;
  readonly name: string;
  readonly port: number;
}

/** One row of the certificates of a listener, which names its default twice, once as such and once not. */
export interface HeldCertificate {
  readonly listener: TlsListener;
  readonly arn: string | undefined;
  readonly isDefault: boolean | undefined;
}

/** `undefined`: malformed. */
export function tlsListener({
  ListenerArn: arn,
  LoadBalancerArn: loadBalancer = '',
  Port: port,
}: Listener): TlsListener | undefined {
  const parsed = parseArn(loadBalancer);
  if (arn === undefined || parsed === undefined || port === undefined) return undefined;
  return { arn, loadBalancer, name: resourceName(parsed), port };
}

/** One attachment for each listener and certificate: where a certificate is named as default and not, default it is. */
export function listenerAttachments(
  held: readonly HeldCertificate[],
  attempt: Attempt,
): { readonly rows: readonly Attachment[]; readonly malformedRows: boolean } {
  const { rows, malformedRows } = sound(held.map((row) => attachmentOf(row, attempt)));
  const unique = new Map<string, Attachment>();
  for (const attachment of rows) {
    const key = `${attachment.listener?.arn ?? ''} ${attachment.certificate}`;
    if (!unique.has(key) || attachment.listener?.role === 'default') unique.set(key, attachment);
  }
  return { rows: [...unique.values()], malformedRows };
}

function attachmentOf({ listener, arn, isDefault }: HeldCertificate, { region, at }: Attempt): Attachment | undefined {
  if (!arn) return undefined;
  return {
    certificate: certificateArn(arn),
    resource: resourceArn(listener.loadBalancer),
    name: listener.name,
    region,
    service: 'elbv2',
    listener: { port: listener.port, role: isDefault === true ? 'default' : 'sni', arn: resourceArn(listener.arn) },
    observedAt: at,
  };
}
