import type { Attachment } from './attachment';
import type { AccountId } from './ids';

/**
 * Whether ACM told of it (`InUseBy`), not a walk: without a listener, and no distribution of ours.
 *
 * API Gateway and others serve through distributions in accounts of AWS, which no walk of ours can see.
 */
export const isToldByAcm = ({ listener, service, resource }: Attachment, account: AccountId): boolean =>
  listener === undefined && !(service === 'cloudfront' && segment(resource, 4) === account);

/** The cell that it was read from: of what ACM told, the one of its certificate. */
export const homeOf = (attachment: Attachment, account: AccountId): string =>
  isToldByAcm(attachment, account)
    ? `${segment(attachment.certificate, 3)}/acm`
    : `${attachment.region}/${attachment.service}`;

const segment = (arn: string, index: number): string => arn.split(':')[index] ?? '';
