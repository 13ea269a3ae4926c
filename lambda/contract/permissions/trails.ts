import type { Permission } from './permission';

/** What telling whether changes are heard of takes. Nothing is read of what a trail logged. */
export const TRAILS_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],
    on: 'all',
    reason: 'whether any trail logs what people change: the list knows no narrower resource, and trails have any name',
  },
];
