import { ALLOW_AMAZON, SEE_RENEWAL } from '../how-to/let-renewal-succeed';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates that ACM renews, all names of which it knows how they are validated',
  why: [
    'A CAA record says which authorities may issue for a domain. Whoever writes the first one, for another authority, locks out Amazon without noticing: ACM obeys, and the next renewal fails with `CAA_ERROR`.',
    'What holds is the record of the name itself, else that of the nearest name above it (RFC 8659). `issuewild` decides about wildcards where there is any, `issue` about all else; a value of `;` allows nobody.',
  ],
  fails: ({ validation: { approachDays, lifetimeDivisor } }) => [
    {
      severity: 'warning',
      when: `the records that hold for a name do not allow \`amazon.com\`, \`amazontrust.com\`, \`awstrust.com\` or \`amazonaws.com\`, or hold a critical property that nobody knows, and ACM begins to renew within ${approachDays} days or has begun, but no earlier than with 1/${lifetimeDivisor} of the lifetime left`,
    },
    { severity: 'info', when: 'the same, longer before; or nothing uses the certificate' },
  ],
  deadline: 'ahead',
  thresholds: ['validation'],
  lacks: ['dns', 'not-after', 'validation'],
  check: SEE_RENEWAL,
  fix: [ALLOW_AMAZON],
};
