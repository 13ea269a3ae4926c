import type { Permission } from './permission';

/**
 * What Lambda itself does with the role of a probe, to connect the function to its network: nothing that the probe does. The role denies all of it to
 * the code of the function.
 */
export const PROBE_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'],
    on: 'all',
    reason: 'Lambda looks for what connects the function to its network; the service knows no narrower resource',
  },
  {
    actions: [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:UnassignPrivateIpAddresses',
    ],
    on: 'network',
    reason:
      'Lambda asks for all interfaces of the account and region, and connects no function that may not delete them',
  },
];
