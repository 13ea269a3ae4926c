import { proveTheWay } from '../how-to/prove-the-way';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'alert-path',
  looksAt:
    'our own functions that tell a pager or a chat: their keys of the secret, and what their media have accepted',
  why: [
    'A webhook is revoked, a service of the pager is deleted, a key is mistyped: whoever reads the chat sees nothing, and takes that for good news.',
    'Of a pager the chat hears, and the watchdog if it goes on; of a chat the pages hear, unless another subscriber of the chat can be reached. The announcer asks for a scan as soon as something has not been accepted for ten minutes, so that this does not wait for the next one.',
    'It ends when the medium accepts anything. Until then it stands, also when there is nothing more to be told: a bulletin is tried for a day.',
  ],
  fails: () => [
    {
      severity: 'critical',
      when: 'one of them did not accept for ten minutes what it was to be told, or its key is bad, and no other subscriber of its topic is a machine or a phone; or the key of a pager is bad',
    },
    { severity: 'warning', when: 'the same beside another subscriber who can be reached' },
  ],
  deadline: 'none',
  thresholds: [],
  lacks: ['subscriptions', 'secret', 'deliveries'],
  check: [
    {
      say: 'What the medium answered: `page` and `chat` are the names of the functions.',
      run: ['aws logs tail /aws/lambda/notafter-chat --since 1h'],
    },
    { say: 'Whether anything arrives:', run: ['npx notafter drill'] },
  ],
  fix: [
    {
      title: 'Give it a key that works',
      steps: [
        {
          say: 'PagerDuty: the integration key of the Events API v2 integration of a service that exists and is enabled.',
          run: ['npx notafter secret put pagerduty'],
        },
        {
          say: 'Slack: the URL of an incoming webhook whose channel exists. One that answers 404 or 410 was revoked: make a new one.',
          run: ['npx notafter secret put slack'],
        },
      ],
    },
    proveTheWay,
  ],
};
