import type { Permission } from './permission';

/** What telling the host names behind a listener takes, for the few that a message names. */
export const LISTENER_HOSTS_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['elasticloadbalancing:DescribeRules'],
    on: 'all',
    reason: 'host names tell people at night what breaks; the service knows no narrower resource for this read',
  },
];

/** What the listener walk takes, of both generations of load balancers. */
export const ELASTIC_LOAD_BALANCING_PERMISSIONS: readonly Permission[] = [
  {
    actions: [
      'elasticloadbalancing:DescribeLoadBalancers',
      'elasticloadbalancing:DescribeListeners',
      'elasticloadbalancing:DescribeListenerCertificates',
    ],
    on: 'all',
    reason: 'shows which listeners hold a certificate; the service knows no narrower resource for these reads',
  },
];
