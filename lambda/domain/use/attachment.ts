import type { CertificateArn, CertificateId, Place, ResourceArn } from '../ids';
import type { Instant } from '../instant';
import type { AttachmentSource } from '../inventory/source';
import type { ToldService } from './told-service';

/** One use of a certificate by a listener, distribution or domain. */
export interface Attachment {
  /** As the service names it: CloudFront an IAM certificate by id, all others by ARN. May name a certificate that no longer exists. */
  readonly certificate: CertificateArn | CertificateId;
  /** The load balancer, distribution or domain, not the listener: `InUseBy` knows no listeners. */
  readonly resource: ResourceArn;
  readonly name: string;
  readonly region: Place;
  readonly service: AttachmentSource | ToldService | 'other';
  /** Absent when known from `InUseBy` only, and for services without listeners. */
  readonly listener?: { readonly port: number; readonly role: 'default' | 'sni'; readonly arn?: ResourceArn };
  /** Absent: to whoever connects. A distribution may present it to an origin of its own instead, as a client. */
  readonly presentedTo?: 'origin';
  /** A distribution that only tries out a configuration: no viewer is sent there but by a header or by weight. */
  readonly staging?: true;
  /** Only where it is told: the first host names of the listener's rules that the certificate is valid for. */
  readonly hosts?: readonly string[];
  readonly observedAt: Instant;
}
/** One text per attachment, for maps and sort keys; the newest reading of an identity is the one that counts. */
export const attachmentIdentity = ({ certificate, resource, listener, presentedTo }: Attachment): string =>
  [certificate, resource, listener?.arn, listener?.port, listener?.role, presentedTo].join(' ');
/** Where a certificate sits, whatever it is called there: a rename of the certificate or a new ARN of the listener make no other place of it. */
export const placeOf = ({ resource, listener, presentedTo }: Attachment): string =>
  [resource, listener?.port, listener?.role, presentedTo].filter((part) => part !== undefined).join(' ');
/** Both lists, each identity once, of two readings the one of `newer`. */
export const unitedAttachments = (
  older: readonly Attachment[],
  newer: readonly Attachment[],
): readonly Attachment[] => [
  ...new Map([...older, ...newer].map((attachment) => [attachmentIdentity(attachment), attachment])).values(),
];
