import { LEAVE_EMAIL, SEE_RENEWAL } from '../how-to/let-renewal-succeed';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates that ACM renews, and of which it is known how their names are validated',
  why: [
    'ACM renews such a certificate only if somebody follows the link in a message to the owners of the domain. At Coinbase, in 2021, the messages that would have helped went to a list that filtered them, and that two people were left on.',
  ],
  fails: ({ validation: { approachDays, lifetimeDivisor } }) => [
    {
      severity: 'warning',
      when: `a name is validated by e-mail, and ACM begins to renew within ${approachDays} days or has begun, but no earlier than with 1/${lifetimeDivisor} of the lifetime left`,
    },
    { severity: 'info', when: 'the same, longer before; or nothing uses the certificate' },
  ],
  deadline: 'ahead',
  thresholds: ['validation'],
  lacks: ['not-after', 'validation'],
  check: SEE_RENEWAL,
  fix: [LEAVE_EMAIL],
};
