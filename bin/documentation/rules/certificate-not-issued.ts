import { SEE_RENEWAL } from '../how-to/let-renewal-succeed';
import { REPLACE_WHERE_USED, REQUEST_CERTIFICATE, VERIFY } from '../how-to/replace-certificate';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'requests to ACM that are not fulfilled, and certificates that were revoked',
  why: [
    'Somebody asked for a certificate and does not have it: a deployment hangs, or a replacement that was meant to arrive before the old one ends does not. A request that is not validated times out after 72 hours, and must be made again.',
    'A revoked certificate in use is an outage for every client that asks whether it is.',
  ],
  fails: ({ notIssued: { infoAfterHours, warningAfterHours, agesOutAfterDays } }) => [
    { severity: 'critical', when: 'it was revoked, and it is used, or nobody has proven that it is not' },
    { severity: 'warning', when: `the request has waited for its validation for ${warningAfterHours} hours` },
    { severity: 'warning', when: `the request failed or timed out, for ${agesOutAfterDays} days after it was made` },
    { severity: 'info', when: `the request has waited for its validation for ${infoAfterHours} hours` },
    { severity: 'info', when: 'the request failed or timed out longer ago' },
    { severity: 'info', when: 'it was revoked, and it is proven that nothing uses it' },
  ],
  deadline: 'past',
  thresholds: ['notIssued'],
  lacks: ['status', 'history'],
  check: [
    {
      say: 'What ACM says, and why it failed or was revoked:',
      run: [
        "aws acm describe-certificate --region REGION --certificate-arn ARN --query 'Certificate.[Status,FailureReason,RevocationReason,InUseBy]'",
      ],
    },
    ...SEE_RENEWAL.slice(1),
  ],
  fix: [
    {
      title: 'It waits for validation',
      steps: [
        {
          say: 'Put each record that ACM wants into the public zone of its name; ACM looks again by itself:',
          run: [
            "aws acm describe-certificate --region REGION --certificate-arn ARN --query 'Certificate.DomainValidationOptions[].ResourceRecord'",
          ],
        },
      ],
    },
    {
      title: 'It failed or timed out',
      steps: [
        {
          say: 'Remove the cause, delete the request, make it again:',
          run: ['aws acm delete-certificate --region REGION --certificate-arn ARN'],
        },
      ],
    },
    {
      title: 'It was revoked',
      steps: [{ say: 'Find out who did it and why: a key that leaked must not be used again. Then replace it now.' }],
    },
    REQUEST_CERTIFICATE,
    ...REPLACE_WHERE_USED,
    VERIFY,
  ],
  silence: ['A request that nobody needs: delete it.'],
};
