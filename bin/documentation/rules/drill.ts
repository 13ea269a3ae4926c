import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'drill',
  looksAt: 'nothing: `notafter drill` opens it and ends it',
  why: [
    'The only proof that a page arrives is a page that arrives. A drill goes the whole way that every page goes: ledger, announcer, topics, PagerDuty and Slack. You see it because that works.',
  ],
  fails: () => [{ severity: 'critical', when: 'somebody runs `notafter drill`; who, the message says' }],
  deadline: 'none',
  thresholds: [],
  lacks: [],
  check: [{ say: 'The message begins with `DRILL`, and names who began it.' }],
  fix: [
    {
      title: 'Nothing to fix',
      steps: [
        {
          say: 'It ends by itself when everything of ours has taken it. If whoever began it was interrupted, the first scan an hour later ends it.',
        },
      ],
    },
  ],
};
