import { ASK_SUPPORT, LET_RENEWAL_SUCCEED, SEE_RENEWAL } from '../how-to/let-renewal-succeed';
import { REPLACE_WHERE_USED, REQUEST_CERTIFICATE, VERIFY } from '../how-to/replace-certificate';
import type { Runbook } from '../runbook';
import { leftAtMost } from '../thresholds';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates that ACM renews, by their date alone',
  why: [
    'ACM begins 45 days before the end of a public certificate and 60 days before that of a private one, and a renewal in good health takes hours. What is left at the limit has not been renewed for weeks, whatever ACM says of its progress: this rule needs no word of ACM but the date.',
  ],
  fails: ({ overdue }) => [
    { severity: 'critical', when: leftAtMost(overdue.critical) },
    { severity: 'warning', when: `${leftAtMost(overdue.warning)}; of those that CloudFront manages, never worse` },
    { severity: 'info', when: 'the same, and it is proven that nothing uses it' },
  ],
  deadline: 'ahead',
  thresholds: ['overdue'],
  lacks: ['not-after', 'not-before'],
  check: SEE_RENEWAL,
  fix: [...LET_RENEWAL_SUCCEED, ASK_SUPPORT, REQUEST_CERTIFICATE, ...REPLACE_WHERE_USED, VERIFY],
};
