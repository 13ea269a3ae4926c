import { defineConfig } from './lib/config';

/**
 * Everything that notafter asks you. Fill in the three keys without a comment sign, then `npx cdk deploy --all`.
 *
 * Secrets do not belong here: `npx notafter secret put pagerduty` asks for the routing key of PagerDuty; `slack` and `teams` for
 * the URL of a webhook, `webhook` for the key with which messages to yours are signed.
 */
export default defineConfig({
  // What a sleepy human calls this account, such as 'payments-prod'.
  accountName: '',

  // Who is woken before a certificate in use expires: at least one of pagerduty, webhook, sms, https. E-mail alone wakes nobody.
  pages: {
    // pagerduty: { site: 'us' }, // or 'eu'; readAcknowledgements: true asks it who acknowledged
    // webhook: { url: 'https://alerts.example.com/notafter' }, // of your own, signed
    // sms: ['+15550100'],
    // https: ['https://alerts.example.com/sns'],
    // email: ['oncall@example.com'],
  },

  // Who hears that notafter itself has stopped: CloudWatch tells them, no code of ours runs in between.
  watchdog: {
    // https: ['https://events.pagerduty.com/integration/<integration key>/enqueue'], // of PagerDuty's CloudWatch integration
    // sms: ['+15550100'],
    // email: ['platform@example.com'],
  },

  // Who reads along: everything from warnings upwards.
  // chat: { slack: {}, teams: {}, email: ['platform@example.com'] },
  // chat: { amazonQ: { slack: [{ workspace: 'T0123ABCD', channel: 'C0123ABCD' }] } },

  // Who is told of what instead: docs/routing.md.
  // targets: { payments: { pages: { pagerduty: {} }, chat: { slack: {} } } },
  // routes: [{ owner: 'payments', to: 'payments' }],

  // What you decided to live with until a day; the chat hears of that end a week ahead.
  // accepted: [{ rule: 'weak-key', subject: 'arn:aws:acm:…', reason: 'an appliance, replaced in May', until: '2027-05-31' }],

  // Where the stack lives; without it, the region of your profile.
  // homeRegion: 'eu-west-1',

  // Which regions are read: all that are enabled, or a list.
  // regions: ['eu-west-1', 'us-east-1'],

  // Whose events are heard at once, beside those of the home region: without it, all that `regions` lists, or us-east-1 alone.
  // forwardFrom: ['eu-west-3'],

  // How often, from '10m' to '6h'.
  // scanEvery: '1h',

  // What messages carry where the tags of a certificate and of what uses it, `owner`, `team` and `environment`, say nothing.
  // environment: 'production',
  // owner: 'platform',

  // In which zone messages tell moments beside UTC.
  // timeZone: 'Europe/Dublin',

  // When chat gets the digest of the week, on the clock of that zone: without it, on Monday at 8; false: never.
  // digest: { weekday: 'friday', hour: 14 },

  // Where people on call read docs/rules: every message links to the page of its rule.
  // runbooks: 'https://github.example.com/platform/notafter/blob/main/docs/rules',

  // Existing topics of the home region, if you have some. They prove no target: name one above all the same.
  // topics: { pages: 'arn:aws:sns:eu-west-1:123456789012:pages' },

  // Networks with internal load balancers: in each a small function lets `notafter migrate` see what they serve.
  // probe: [{ vpcId: 'vpc-0a1b2c3d4e5f67890', subnets: ['subnet-0a1b2c3d4e5f67890'] }],

  // Thresholds that you want otherwise, such as a first warning 60 days before the end.
  // policy: { expiring: { nobody: { warning: { days: 60 } } } },

  // What other accounts need otherwise; each key replaces the one above it whole.
  // accounts: { '123456789012': { accountName: 'payments-staging', pages: { sms: ['+15550100'] } } },
});
