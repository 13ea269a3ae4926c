import type { Permission } from './permission';

/** What reading the certificates of ACM takes. */
export const ACM_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['acm:ListCertificates'],
    on: 'all',
    reason: 'the list is the inventory; ACM grants it on no narrower resource',
  },
  {
    actions: ['acm:DescribeCertificate'],
    on: 'all',
    reason: 'tells why a renewal hangs and what uses a certificate; any certificate of any region may be asked about',
  },
];
