import { ATTACH_AGAIN, DELETE_UNUSED, SEE_WHO_DETACHED } from '../how-to/attach-again';
import { REPLACE_WHERE_USED } from '../how-to/replace-certificate';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates that ACM issued with a key of its own, and that have not expired',
  why: [
    'ACM renews what a service of AWS uses, and what was exported since it was issued or last renewed. Take the last listener away and nothing happens, until the day it ends: AWS sends no event when a certificate drops out of renewal. To page on exactly this is one of the remedies that Coinbase named after its outage of 2021.',
    'The message says what is known of the cause: from which resource it was detached and when, that it was not exported, and of a private certificate the state of its private CA in the words of AWS (`DISABLED`, `EXPIRED` …). Where that could not be read, as may be for a CA of another account, it says so, and judges no differently.',
    'Its word lags behind a change by minutes, so that two readings must agree.',
  ],
  fails: ({ ineligible: { readings, minutesBetweenReadings, agesOutAfterDays } }) => [
    {
      severity: 'critical',
      when: `ACM calls it \`INELIGIBLE\` in ${readings} complete readings at least ${minutesBetweenReadings} minutes apart, and it is used, or nobody has proven that it is not`,
    },
    {
      severity: 'critical',
      when: `the same, it is unused, and an earlier reading saw it eligible: it dropped out, no longer than ${agesOutAfterDays} days ago (this has no deadline, and rings once)`,
    },
    {
      severity: 'info',
      when: 'it dropped out longer ago, another certificate that is used and eligible covers all its names, or somebody left it with `npx notafter migrate apply` and did not take that back',
    },
    { severity: 'info', when: 'it is unused, and no reading ever saw it eligible' },
  ],
  deadline: 'ahead',
  thresholds: ['ineligible'],
  lacks: ['eligibility', 'history', 'migration'],
  check: [
    {
      say: 'What ACM says of it, and what it thinks uses it:',
      run: [
        "aws acm describe-certificate --region REGION --certificate-arn ARN --query 'Certificate.[RenewalEligibility,InUseBy,Type,NotAfter]'",
      ],
    },
    {
      say: 'Of a private one, what state its CA is in (only `ACTIVE` issues), and until when:',
      run: [
        "aws acm-pca describe-certificate-authority --region REGION --certificate-authority-arn CA --query 'CertificateAuthority.[Status,NotAfter]'",
      ],
    },
    SEE_WHO_DETACHED,
  ],
  fix: [
    {
      title: 'It was taken off by mistake: attach it again',
      steps: [
        ...ATTACH_AGAIN,
        {
          say: 'Within minutes ACM says `ELIGIBLE` again:',
          run: [
            'aws acm describe-certificate --region REGION --certificate-arn ARN --query Certificate.RenewalEligibility',
          ],
        },
      ],
    },
    {
      title: 'It is used outside of AWS: export it',
      steps: [
        {
          say: 'What was exported is renewed. Of public certificates only those that were requested as exportable can be:',
          run: [
            'openssl rand -hex 16 > passphrase',
            'aws acm export-certificate --region REGION --certificate-arn ARN --passphrase fileb://passphrase',
          ],
        },
      ],
    },
    {
      title: 'Another one has taken its place: delete it',
      steps: DELETE_UNUSED,
    },
    ...REPLACE_WHERE_USED,
  ],
};
