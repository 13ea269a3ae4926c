import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt:
    'every entry of `accepted` in `notafter.config.ts` that hides a finding of warning or above, whatever its subject is',
  why: [
    'What is accepted is told to nobody until its end. On that day its finding opens, and pages where it is critical: an end that somebody wrote down months ago is a page that can be foreseen.',
  ],
  fails: () => [
    {
      severity: 'warning',
      when: 'the entry ends within 7 days, and what it hides is still so; of several on one subject the first to end is told',
    },
  ],
  deadline: 'none',
  thresholds: [],
  lacks: [],
  check: [{ say: 'What is accepted, until when and why, stands at each finding of info:', run: ['npx notafter scan'] }],
  fix: [
    {
      title: 'It can be mended',
      steps: [{ say: 'Follow the page of the rule that the message names. Then the entry hides nothing: remove it.' }],
    },
    {
      title: 'It cannot be mended yet',
      steps: [
        {
          say: 'Move `until` of the entry, have it reviewed, and deploy. The case ends with the next scan:',
          run: ['npx cdk deploy --all'],
        },
      ],
    },
  ],
};
