import { REPLACE_WHERE_USED, REQUEST_CERTIFICATE, VERIFY } from '../how-to/replace-certificate';
import { SEE_CERTIFICATE } from '../how-to/see-certificate';
import type { Runbook } from '../runbook';
import { leftAtMost } from '../thresholds';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'IAM server certificates and everything that could use them',
  why: [
    'A certificate in IAM is renewed by nobody, and AWS tells nobody of its end: no event, no metric, no notice. In 2021 one of them took down 90 % of the API traffic of Coinbase for 96 minutes. The migration to ACM had been thought complete.',
    'So this finding is a number: so many attachments are left of the most that were ever seen. It is done at 0, not when it feels done.',
  ],
  fails: ({ legacy: { critical } }) => [
    { severity: 'critical', when: `something uses it, and ${leftAtMost(critical)}` },
    { severity: 'warning', when: 'something uses it' },
  ],
  deadline: 'ahead',
  thresholds: ['legacy.critical'],
  lacks: ['attachments', 'use'],
  check: SEE_CERTIFICATE,
  fix: [
    {
      title: 'Find the one that takes over',
      steps: [
        {
          say: 'The finding names the certificates of ACM that cover all its names, if there are any; they must be in the region of the load balancer. Otherwise request one.',
        },
      ],
    },
    REQUEST_CERTIFICATE,
    ...REPLACE_WHERE_USED,
    VERIFY,
    {
      title: 'Delete the old one, last',
      steps: [
        {
          say: 'Only when a scan of all regions says that nothing uses it: load balancers may go on serving a certificate that was deleted, and nobody sees any more that it ends.',
          run: ['npx notafter scan --all-regions', 'aws iam delete-server-certificate --server-certificate-name NAME'],
        },
      ],
    },
  ],
};
