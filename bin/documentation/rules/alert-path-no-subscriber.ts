import { listSubscriptions } from '../how-to/add-a-target';
import { proveTheWay } from '../how-to/prove-the-way';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'alert-path',
  looksAt: 'the subscriptions of the topic `pages`, and the keys that our own functions need',
  why: [
    'Everything else may be in order, and nobody is woken, or a single pager alone. At Coinbase in 2021 the warnings went by e-mail to a list of two people, where they were filtered. E-mail is never taken for a way to wake somebody here.',
    'As the way to pages itself is broken, this finding is seen where that is not: in the chat, and by the watchdog, whose alarm rings when a critical case has been open for two and a half scan intervals.',
  ],
  fails: () => [
    {
      severity: 'critical',
      when: 'no confirmed subscription of the topic is a machine or a phone; one of our own functions counts only with its key in the secret',
    },
    {
      severity: 'warning',
      when: 'so it is, but one of our own functions has its key, or nobody knows, and is not subscribed any more: the announcer asks it all the same, so that its pager is the only one who hears',
    },
  ],
  deadline: 'none',
  thresholds: [],
  lacks: ['subscriptions', 'secret'],
  check: [listSubscriptions, { say: 'Whether a page arrives:', run: ['npx notafter drill'] }],
  fix: [
    {
      title: 'PagerDuty',
      steps: [
        {
          say: "Put the integration key of the service's Events API v2 integration into the secret; it is asked for, and not shown:",
          run: ['npx notafter secret put pagerduty'],
        },
        {
          say: 'If the subscription of the function is gone, make it again: a new deployment changes only what its template changes.',
          run: [
            'aws sns subscribe --topic-arn PAGES-TOPIC --protocol lambda --notification-endpoint "$(aws lambda get-function-configuration --function-name notafter-page --query FunctionArn --output text)"',
          ],
        },
      ],
    },
    {
      title: 'Anything else',
      steps: [
        {
          say: 'Name it under `pages` in `notafter.config.ts` (`https`, `sms`) and deploy; or subscribe it by hand, and confirm it:',
          run: ['aws sns subscribe --topic-arn PAGES-TOPIC --protocol https --notification-endpoint URL'],
        },
      ],
    },
    proveTheWay,
  ],
};
