import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'IAM server certificates and everything that could use them',
  why: [
    'Nothing breaks when it ends. But it stands in every list, makes every walk over the listeners of the account necessary, and somebody in a hurry may attach it again.',
  ],
  fails: ({ use: { proofHours } }) => [
    {
      severity: 'info',
      when: `every listener and distribution, but for regions that are left out, was read within ${proofHours} hours and since it was last seen attached, and none uses it`,
    },
  ],
  deadline: 'none',
  thresholds: ['use'],
  lacks: ['use'],
  check: [
    {
      say: 'That a scan of all regions finds no use:',
      run: ['npx notafter scan --all-regions --format json | jq \'.certificates[] | select(.arn == "ARN")\''],
    },
  ],
  fix: [
    {
      title: 'Delete it',
      steps: [
        {
          say: 'IAM gives no key back: keep the files if anybody may need them outside of AWS.',
          run: ['aws iam delete-server-certificate --server-certificate-name NAME'],
        },
      ],
    },
  ],
};
