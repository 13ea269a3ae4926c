import { addTarget, listSubscriptions } from '../how-to/add-a-target';
import { proveTheWay } from '../how-to/prove-the-way';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'alert-path',
  looksAt: 'the subscriptions of the topic `pages` that work: confirmed, and, of our own functions, with their key',
  why: [
    'A pager has outages, a key is revoked, a number changes its owner, and anybody who reads an e-mail of SNS can unsubscribe its address. With two ways none of this keeps a page from everybody.',
    'A mailbox counts as a second way here: it wakes nobody, and it is better than nothing on the day on which the first one fails.',
  ],
  fails: ({ alertPath: { targets } }) => [
    { severity: 'warning', when: `fewer than ${targets} of them work, and one of those is a machine or a phone` },
  ],
  deadline: 'none',
  thresholds: ['alertPath.targets'],
  lacks: ['subscriptions', 'secret'],
  check: [listSubscriptions],
  fix: [addTarget, proveTheWay],
};
