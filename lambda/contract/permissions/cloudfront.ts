import type { Permission } from './permission';

/** What reading the distributions of CloudFront takes. */
export const CLOUDFRONT_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['cloudfront:ListDistributions'],
    on: 'all',
    reason: 'shows which distributions hold a certificate; CloudFront grants it on no narrower resource',
  },
];
