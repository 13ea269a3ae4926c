import type { Permission } from './permission';

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
