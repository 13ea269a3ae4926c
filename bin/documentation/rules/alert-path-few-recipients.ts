import { addTarget, listSubscriptions } from '../how-to/add-a-target';
import { proveTheWay } from '../how-to/prove-the-way';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'alert-path',
  looksAt: 'the phones and mailboxes that are subscribed to the topic `pages`, where no machine such as a pager is',
  why: [
    'At Coinbase in 2021 the list of those who were warned had shrunk to two people. A pager asks the next one when nobody answers; a topic does not.',
    'Each phone and each mailbox counts for one. How many people read a mailbox, or stand behind a machine, is not seen here: a drill shows it.',
  ],
  fails: ({ alertPath: { recipients } }) => [
    { severity: 'warning', when: `there are fewer than ${recipients} of them, and at least one` },
  ],
  deadline: 'none',
  thresholds: ['alertPath.recipients'],
  lacks: ['subscriptions', 'secret'],
  check: [listSubscriptions],
  fix: [addTarget, proveTheWay],
};
