import { listSubscriptions } from '../how-to/add-a-target';
import { proveTheWay } from '../how-to/prove-the-way';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'alert-path',
  looksAt:
    'the subscriptions of the topics `pages` and `chat` that await their confirmation, or were never confirmed before SNS forgot them',
  why: [
    'Who deploys sees the address in the configuration and believes that somebody is told. Before its owner confirms it, nothing is delivered; after two days SNS forgets it, and the next deployment does not make it again, as its template has not changed.',
    'SNS does not tell since when a subscription waits: it is counted from the first scan that saw it.',
  ],
  fails: ({ alertPath: { pendingHours } }) => [
    {
      severity: 'critical',
      when: `one has waited for ${pendingHours} hours, or was forgotten unconfirmed within seven days after it was seen first, and no other subscription of its topic works`,
    },
    { severity: 'warning', when: 'the same, while another subscription of its topic works' },
    { severity: 'info', when: 'one that was forgotten was seen first more than seven days ago' },
  ],
  deadline: 'none',
  thresholds: ['alertPath.pendingHours'],
  lacks: ['subscriptions'],
  check: [listSubscriptions],
  fix: [
    {
      title: 'Confirm it',
      steps: [
        {
          say: 'E-mail: open the link in the message of SNS, "AWS Notification - Subscription Confirmation". Its owner can do that, and nobody else.',
        },
        {
          say: 'A machine: it has to call the `SubscribeURL` that SNS posts to it; most integrations do so by themselves once they are switched on.',
        },
        {
          say: 'Where the message is lost, or SNS has forgotten the subscription, make it anew; a new message follows:',
          run: ['aws sns subscribe --topic-arn TOPIC --protocol PROTOCOL --notification-endpoint ADDRESS'],
        },
      ],
    },
    {
      title: 'Take it away',
      steps: [
        {
          say: 'Whoever is not to be told: take the address out of `notafter.config.ts` and deploy. SNS forgets it two days after it was made.',
        },
      ],
    },
    proveTheWay,
  ],
};
