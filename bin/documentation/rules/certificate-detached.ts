import { ATTACH_AGAIN, DELETE_UNUSED, SEE_WHO_DETACHED } from '../how-to/attach-again';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates of ACM that have not expired, imported ones too',
  why: [
    'Whoever takes a certificate off its last listener means either to retire it or something else. In the second case clients are served another certificate by now, or none, and ACM will not renew this one: it renews only what a service of AWS uses, and what was exported.',
    '`renewal-ineligible` pages for it, but only when two readings half an hour apart agree. This tells chat at the first, while whoever did it still remembers.',
  ],
  fails: ({ detached: { agesOutAfterDays } }) => [
    {
      severity: 'warning',
      when: `an earlier reading saw it in use, the present one does not, and that is no longer than ${agesOutAfterDays} days ago`,
    },
    {
      severity: 'info',
      when: 'it is longer ago, another certificate that is in use covers all its names, or somebody left it with `npx notafter migrate apply` and did not take that back',
    },
  ],
  deadline: 'none',
  thresholds: ['detached.agesOutAfterDays'],
  lacks: ['use', 'migration'],
  check: [
    {
      say: 'What ACM thinks uses it; its word lags behind a change by minutes:',
      run: [
        "aws acm describe-certificate --region REGION --certificate-arn ARN --query 'Certificate.[InUseBy,RenewalEligibility,NotAfter]'",
      ],
    },
    SEE_WHO_DETACHED,
  ],
  fix: [
    {
      title: 'It was taken off by mistake: attach it again',
      steps: ATTACH_AGAIN,
    },
    {
      title: 'It was meant to go: delete it',
      steps: DELETE_UNUSED,
    },
  ],
};
