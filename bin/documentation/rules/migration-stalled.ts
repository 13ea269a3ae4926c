import { REPLACE_WHERE_USED, VERIFY } from '../how-to/replace-certificate';
import { SEE_CERTIFICATE } from '../how-to/see-certificate';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'IAM server certificates that have lost at least one attachment, and have others left',
  why: [
    'Coinbase went down in 2021 on a migration that was believed complete: most of it was done, a team postponed the rest, and nobody counted. A migration that stands still for weeks is one that nobody is working on.',
  ],
  fails: ({ legacy: { stalledAfterDays } }) => [
    {
      severity: 'warning',
      when: `attachments are left, at least one has gone, and none has for ${stalledAfterDays} days`,
    },
  ],
  deadline: 'ahead',
  thresholds: ['legacy.stalledAfterDays'],
  lacks: ['attachments', 'use'],
  check: SEE_CERTIFICATE,
  fix: [
    {
      title: 'Find out why it stopped',
      steps: [
        {
          say: 'Ask the owners of the load balancers that are left. Often the last ones are those that need something else first: a pinned certificate, a client that knows only the old chain, a team that never heard of it.',
        },
      ],
    },
    ...REPLACE_WHERE_USED,
    VERIFY,
  ],
  silence: [
    'If it was decided to stop, write down who renews this certificate by hand, and when. The finding stays as a reminder of that.',
  ],
};
