import type { Permission } from './permission';

/** What telling the state of private CAs takes, for those that certificates of ACM name. */
export const CERTIFICATE_AUTHORITIES_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['acm-pca:DescribeCertificateAuthority'],
    on: 'all',
    reason:
      'tells whether the private CA of a certificate can issue; it may be of any region, and shared by another account',
  },
];
