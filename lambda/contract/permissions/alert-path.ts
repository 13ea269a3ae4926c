import type { Permission } from './permission';

/** What checking the way to a human takes. */
export const ALERT_PATH_PERMISSIONS: readonly Permission[] = [
  { actions: ['sns:ListSubscriptionsByTopic'], on: 'topics', reason: 'who would hear of a page' },
  {
    actions: ['sns:GetSubscriptionAttributes'],
    on: 'all',
    reason: 'which pages the filter of a subscription drops: the service knows no resource for this call',
  },
  { actions: ['secretsmanager:GetSecretValue'], on: 'secret', reason: 'whether a sink could reach its medium' },
];
