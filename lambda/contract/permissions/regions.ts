import type { Permission } from './permission';

/** What finding the enabled regions takes: the second call is made only where the first is refused. */
export const REGIONS_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['ec2:DescribeRegions', 'account:ListRegions'],
    on: 'all',
    reason: 'a region that nobody listed is a region that nobody watches; neither call knows a narrower resource',
  },
];
