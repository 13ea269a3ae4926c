import type { Permission } from './permission';

/** What reading the custom domains of AppSync takes. */
export const APPSYNC_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['appsync:ListDomainNames'],
    on: 'all',
    reason: 'shows which custom domains hold a certificate; AppSync grants it on no narrower resource',
  },
];
