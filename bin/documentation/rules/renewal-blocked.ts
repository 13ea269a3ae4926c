import { ASK_SUPPORT, LET_RENEWAL_SUCCEED, SEE_RENEWAL } from '../how-to/let-renewal-succeed';
import { REPLACE_WHERE_USED, REQUEST_CERTIFICATE, VERIFY } from '../how-to/replace-certificate';
import type { Runbook } from '../runbook';
import { leftAtMost } from '../thresholds';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates that ACM renews, once their renewal has begun',
  why: [
    'ACM begins 45 days before the end of a public certificate and 60 days before that of a private one. It needs proof for **every** name of it: one CNAME record that somebody tidied away blocks all. It tries again until the certificate ends, and says so in AWS Health, where somebody must look.',
    'Of a private certificate the message also says what state its private CA is in, or that this is not known.',
  ],
  fails: ({ blocked: { pendingValidationHours, critical } }) => {
    const blocked = `the renewal failed, names a reason, or has waited for a validation for ${pendingValidationHours} hours by our own count`;
    return [
      { severity: 'critical', when: `${blocked}, and ${leftAtMost(critical)}` },
      { severity: 'warning', when: `${blocked}; of those that CloudFront manages, never worse` },
      { severity: 'info', when: 'the same, and it is proven that nothing uses it' },
    ];
  },
  deadline: 'ahead',
  thresholds: ['blocked'],
  lacks: ['renewal', 'history', 'not-after', 'not-before'],
  check: SEE_RENEWAL,
  fix: [...LET_RENEWAL_SUCCEED, ASK_SUPPORT, REQUEST_CERTIFICATE, ...REPLACE_WHERE_USED, VERIFY],
};
