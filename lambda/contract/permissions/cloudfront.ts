import type { Permission } from './permission';

/** What reading the distributions of CloudFront and their tenants takes. */
export const CLOUDFRONT_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['cloudfront:ListDistributions', 'cloudfront:ListDistributionTenants'],
    on: 'all',
    reason: 'shows which distributions and tenants hold a certificate; CloudFront grants it on no narrower resource',
  },
];
