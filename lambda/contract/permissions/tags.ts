import type { Permission } from './permission';

/** What telling who owns a certificate takes, for those that somebody is told of, and for what uses them. */
export const TAGS_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['tag:GetResources'],
    on: 'all',
    reason: 'owner, team and environment are tags of resources of many services; the call knows no narrower resource',
  },
];
