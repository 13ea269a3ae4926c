import type { AuthorityAnswer, CertificateAuthority } from '../../lambda/domain/certificate/certificate-authority';
import { ACCOUNT } from './certificate';
import { NOW } from './instant';

/** ARN of one of several private CAs, of this account or of another one. */
export const authorityArn = (number = 1, account: string = ACCOUNT): string =>
  `arn:aws:acm-pca:eu-west-1:${account}:certificate-authority/${number}`;

/** What was told now, or then. */
export const anAuthority = (answer: AuthorityAnswer, readAt = NOW): CertificateAuthority => ({ readAt, answer });
