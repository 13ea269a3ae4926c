import { PUT_RECORD, SEE_RENEWAL } from '../how-to/let-renewal-succeed';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt:
    'certificates that ACM renews and validates by DNS, and whose validation records are known: the deployed scanner learns those of ten certificates a run',
  why: [
    'ACM validates every name anew before it renews. The CNAME record that did it the first time must still be there; somebody who cleans up a zone does not know what it is for. Nothing fails that day: the renewal hangs months later, six weeks before the end.',
    'This asks DNS long before ACM does, while there is time to ask who removed it.',
  ],
  fails: ({ validation: { approachDays, lifetimeDivisor } }) => [
    {
      severity: 'warning',
      when: `the record of a name is not there, or leads elsewhere, and ACM begins to renew within ${approachDays} days or has begun (45 days before the end of a public certificate, 60 of a private one, a quarter of a shorter life), but no earlier than with 1/${lifetimeDivisor} of the lifetime left`,
    },
    {
      severity: 'warning',
      when: 'the same, at any time, where CloudTrail told within seven days that somebody changed it',
    },
    { severity: 'info', when: 'the same, longer before; or nothing uses the certificate' },
  ],
  deadline: 'ahead',
  thresholds: ['validation'],
  lacks: ['dns', 'not-after', 'validation'],
  check: SEE_RENEWAL,
  fix: [PUT_RECORD],
};
