import { defineConfig } from '../../lib/config';

/** Every key that a configuration may have. */
export default defineConfig({
  accountName: 'payments-prod',
  homeRegion: 'eu-west-1',
  regions: ['eu-west-1', 'us-east-1'],
  forwardFrom: ['us-east-1'],
  scanEvery: '30m',
  environment: 'production',
  owner: 'platform',
  timeZone: 'Europe/Dublin',
  secretName: 'notafter',
  runbooks: 'https://github.example.com/platform/notafter/blob/main/docs/rules/',
  pages: {
    pagerduty: { site: 'eu' },
    webhook: { url: 'https://alerts.example.com/notafter' },
    https: ['https://alerts.example.com/sns'],
    sms: ['+15550100'],
    email: ['oncall@example.com'],
  },
  chat: {
    slack: {},
    teams: {},
    amazonQ: {
      slack: [{ workspace: 'T0123ABCD', channel: 'C0123ABCD' }],
      teams: [
        {
          tenant: '0b1c2d3e-4f50-4a6b-8c7d-8e9f0a1b2c3d',
          team: '1b1c2d3e-4f50-4a6b-8c7d-8e9f0a1b2c3d',
          channel: '19%3Aabc%40thread.tacv2',
        },
      ],
    },
    https: ['https://chat.example.com/sns'],
    email: ['platform@example.com'],
  },
  watchdog: { https: ['https://events.example.com/watchdog'], sms: ['+15550100'], email: ['platform@example.com'] },
  targets: {
    payments: {
      pages: {
        pagerduty: {},
        https: ['https://alerts.example.com/payments'],
        sms: ['+15550101'],
        email: ['p@example.com'],
      },
      chat: { slack: {}, teams: {}, https: ['https://chat.example.com/payments'], email: ['p@example.com'] },
    },
  },
  routes: [{ owner: ['payments'], environment: 'production', rule: 'certificate-*', to: 'payments' }],
  topics: { chat: 'arn:aws:sns:eu-west-1:123456789012:chat' },
  probe: [
    { vpcId: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d'] },
    {
      vpcId: 'vpc-0a1b2c3e',
      subnets: ['subnet-0a1b2c3e', 'subnet-0a1b2c3f'],
      securityGroups: ['sg-0a1b2c3d'],
      region: 'us-east-1',
    },
  ],
  encryptionKey: 'arn:aws:kms:eu-west-1:123456789012:key/0ec74f7c-9e4f-4a0c-8f5b-2f8a2d7c9c1e',
  accepted: [
    { rule: 'weak-key', subject: 'certificate:one', reason: 'an appliance, replaced in May', until: '2027-05-31' },
    {
      rule: 'weak-key',
      subject: 'arn:aws:iam::123456789012:server-certificate/shop',
      reason: 'an appliance, replaced in May',
      until: '2027-05-31',
    },
  ],
  policy: { expiring: { nobody: { warning: { days: 60 } } } },
});
