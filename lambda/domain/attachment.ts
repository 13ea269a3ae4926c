import type { CertificateArn, CertificateId, Place, ResourceArn } from './ids';
import type { Instant } from './instant';
import type { AttachmentSource } from './source';

/** One use of a certificate by a listener or distribution. */
export interface Attachment {
  /** As the service names it: CloudFront an IAM certificate by id, all others by ARN. May name a certificate that no longer exists. */
  readonly certificate: CertificateArn | CertificateId;
  /** The load balancer or distribution, not the listener: `InUseBy` knows no listeners. */
  readonly resource: ResourceArn;
  readonly name: string;
  readonly region: Place;
  readonly service: AttachmentSource | 'other';
  /** Absent when known from `InUseBy` only, and for services without listeners. */
  readonly listener?: { readonly port: number; readonly role: 'default' | 'sni'; readonly arn?: ResourceArn };
  /** A distribution that only tries out a configuration: no viewer is sent there but by a header or by weight. */
  readonly staging?: true;
  /** Only where it is told: the first host names of the listener's rules that the certificate is valid for. */
  readonly hosts?: readonly string[];
  readonly observedAt: Instant;
}
/** One text per attachment, for maps and sort keys; the newest reading of an identity is the one that counts. */
export const attachmentIdentity = ({ certificate, resource, listener }: Attachment): string =>
  [certificate, resource, listener?.arn, listener?.port, listener?.role].join(' ');
/** Both lists, each identity once, of two readings the one of `newer`. */
export const unitedAttachments = (
  older: readonly Attachment[],
  newer: readonly Attachment[],
): readonly Attachment[] => [
  ...new Map([...older, ...newer].map((attachment) => [attachmentIdentity(attachment), attachment])).values(),
];
