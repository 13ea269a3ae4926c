import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'alert-path',
  looksAt:
    'the key `pagerduty-read` of the secret, and whether PagerDuty answers a question that is asked with it; only with `readAcknowledgements`',
  why: [
    'What has a day left and nobody acknowledged within an hour is told on every other path, if PagerDuty says so. Where it cannot be asked it says nothing, and _unknown_ is not _unacknowledged_: pages go out as ever, and nothing more happens.',
    'Each scan of the whole account asks one question with the key, so that one that expired or was revoked is found before it is needed.',
  ],
  fails: () => [
    { severity: 'warning', when: 'the secret has no such key, may not be read, or PagerDuty answers 401 or 403 to it' },
  ],
  deadline: 'none',
  thresholds: [],
  lacks: ['subscriptions', 'acknowledgements'],
  check: [
    { say: 'What the last scan found:', run: ['npx notafter doctor'] },
    { say: 'What PagerDuty answered when it was asked last:', run: ['npx notafter cases'] },
  ],
  fix: [
    {
      title: 'Give it a key that works',
      steps: [
        {
          say: 'In PagerDuty, make a read-only key under Integrations, API Access Keys, and store it. The next scan sees it.',
          run: ['npx notafter secret put pagerduty-read'],
        },
      ],
    },
    {
      title: 'Or ask no more',
      steps: [
        {
          say: 'Take `readAcknowledgements` out of `notafter.config.ts`, and deploy.',
          run: ['npx cdk deploy --all'],
        },
      ],
    },
  ],
};
