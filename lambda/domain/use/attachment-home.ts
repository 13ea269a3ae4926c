import type { Attachment } from './attachment';
import type { AccountId } from '../ids';
import { isAttachmentSource, narrowsTo } from '../inventory/source';

/**
 * Whether ACM told of it (`InUseBy`), not a reading of the service: without a listener, and nothing of ours that has none.
 *
 * API Gateway and others serve through distributions in accounts of AWS, which no reading of ours can see.
 */
export const isToldByAcm = ({ listener, service, resource }: Attachment, account: AccountId): boolean =>
  listener === undefined && !(hasNoListeners(service) && segment(resource, 4) === account);

const hasNoListeners = (service: Attachment['service']): boolean =>
  isAttachmentSource(service) && narrowsTo(service) === undefined;

/** The cell that it was read from: of what ACM told, the one of its certificate. */
export const homeOf = (attachment: Attachment, account: AccountId): string =>
  isToldByAcm(attachment, account)
    ? `${segment(attachment.certificate, 3)}/acm`
    : `${attachment.region}/${attachment.service}`;

const segment = (arn: string, index: number): string => arn.split(':')[index] ?? '';
