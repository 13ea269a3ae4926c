import {
  IMPORT_OVER,
  REPLACE_WHERE_USED,
  REQUEST_CERTIFICATE,
  RUN_ACME_CLIENT,
  VERIFY,
} from '../how-to/replace-certificate';
import { SEE_CERTIFICATE } from '../how-to/see-certificate';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'every certificate of ACM and IAM, whoever renews it',
  why: [
    'On 23 November 2021 a certificate for an internal name expired at Coinbase: 90 % of the API traffic failed for 96 minutes, and repair was slow: careful changes by hand to many load balancers. Whatever serves this one is in that hour now. Begin with what most clients use, and write down what you change.',
    'ACM does not renew a certificate that has expired. Its own status may say `ISSUED` for a while; the date alone counts here.',
  ],
  fails: () => [
    { severity: 'critical', when: 'its end is past, and it is used, or nobody has proven that it is not' },
    { severity: 'info', when: 'its end is past, and it is proven that nothing uses it' },
  ],
  deadline: 'past',
  thresholds: [],
  lacks: ['not-after'],
  check: SEE_CERTIFICATE,
  fix: [IMPORT_OVER, REQUEST_CERTIFICATE, ...REPLACE_WHERE_USED, RUN_ACME_CLIENT, VERIFY],
  silence: [
    'Where nothing needs it any more, take it off its listeners and delete it: an expired certificate that nothing uses tells nobody.',
  ],
};
