import { addTarget, listSubscriptions } from '../how-to/add-a-target';
import { proveTheWay } from '../how-to/prove-the-way';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'alert-path',
  looksAt: 'the subscriptions of the topic `pages` that work: confirmed, and, of our own functions, with their key',
  why: [
    'At Coinbase in 2021 the warnings of an expiring certificate went by e-mail only, where they were filtered or ignored, until 90 % of the traffic failed. E-mail is good in addition, and wakes nobody.',
    'The chat hears of it, and the watchdog, whose alarm rings when the case has been open for two and a half scan intervals. [Nobody would be woken](alert-path-no-subscriber.md) fails with it: this one says that somebody believes to be told.',
  ],
  fails: () => [{ severity: 'critical', when: 'there are mailboxes among them, and neither a machine nor a phone' }],
  deadline: 'none',
  thresholds: [],
  lacks: ['subscriptions', 'secret'],
  check: [listSubscriptions],
  fix: [addTarget, proveTheWay],
};
