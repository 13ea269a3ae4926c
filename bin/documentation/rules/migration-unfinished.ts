import { REPLACE_WHERE_USED, VERIFY } from '../how-to/replace-certificate';
import { SEE_CERTIFICATE } from '../how-to/see-certificate';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates, of ACM or IAM, that somebody began to leave with `npx notafter migrate apply`',
  why: [
    'A migration is done when nothing uses the old certificate any more, not when the command that moved most of it has ended. Some uses a plan leaves as they are, some listeners are put back, and a deployment may bring the old certificate back the next day.',
    '`migrate apply` writes into the ledger of the deployed stack what is to be left, and how many uses the plan found. This case counts down to zero and names what is left. It ends when a complete reading finds no use, or when `migrate rollback` has put everything back.',
    'While the migration is carried out for the first time, for a day at most, nothing is said; nor in the first hour after it has moved everything, as AWS lags behind.',
  ],
  fails: ({ migration: { finishedBeforeDays, withoutProgressDays } }) => [
    {
      severity: 'critical',
      when: `uses are left, no more than ${finishedBeforeDays + withoutProgressDays} days are left of the old certificate, which ACM does not renew, and nothing has moved for ${withoutProgressDays} days: it is to be left ${finishedBeforeDays} days before its end`,
    },
    { severity: 'warning', when: 'uses are left' },
    {
      severity: 'warning',
      when: 'no use is left, and something was moved with `--accept-unverified` that no handshake has shown the new certificate of',
    },
  ],
  deadline: 'ahead',
  thresholds: ['migration'],
  lacks: ['migration', 'use'],
  check: [
    {
      say: 'Where the plan and its journal are kept, how far it got and what went wrong:',
      run: ['npx notafter migrate status plan.json'],
    },
    ...SEE_CERTIFICATE,
  ],
  fix: [
    {
      title: 'Move what is left',
      steps: [
        {
          say: 'Plan again: a new plan finds what uses the old certificate now, and says what it cannot move.',
          run: ['npx notafter migrate plan --from ARN --out plan-2.json', 'npx notafter migrate apply plan-2.json'],
        },
      ],
    },
    {
      title: 'Look at what was moved and not verified',
      steps: [
        {
          say: 'Carry the same plan out once more, from inside the network or with a probe deployed there: what is moved already is only looked at. It ends, too, when the old certificate is deleted.',
          run: ['npx notafter migrate apply plan.json'],
        },
      ],
    },
    ...REPLACE_WHERE_USED,
    VERIFY,
    {
      title: 'Or give it up',
      steps: [
        {
          say: 'What the plan moved is put back, and nobody waits for the rest any more:',
          run: ['npx notafter migrate rollback plan.json'],
        },
      ],
    },
  ],
};
