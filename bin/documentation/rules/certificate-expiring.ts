import {
  IMPORT_OVER,
  REPLACE_WHERE_USED,
  REQUEST_CERTIFICATE,
  RUN_ACME_CLIENT,
  VERIFY,
} from '../how-to/replace-certificate';
import { SEE_CERTIFICATE } from '../how-to/see-certificate';
import type { Runbook } from '../runbook';
import { leftAtMost } from '../thresholds';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'certificates that ACM does not renew: imported ones, those of IAM, those of ACME clients',
  why: [
    'Nothing renews it unless somebody acts. For certificates of IAM, AWS itself sends no warning of any kind; of imported ones it publishes events that somebody must listen for, and none when they end. A certificate like this one took down 90 % of the API traffic of Coinbase for 96 minutes in 2021, after warnings by e-mail that were filtered or ignored.',
    'Replaced weeks ahead, it is routine work in daylight. The limits follow the lifetime, because lifetimes are shrinking: 45 days would be the whole life of a certificate of 47.',
  ],
  fails: ({ expiring: { nobody, acmeClient } }) => [
    { severity: 'critical', when: `nobody renews it, or it is not known who does, and ${leftAtMost(nobody.critical)}` },
    {
      severity: 'critical',
      when: `an ACME client renews it, and ${leftAtMost(acmeClient.critical)}; its lifetime unknown, as if nobody renewed it`,
    },
    { severity: 'warning', when: `nobody renews it, or it is not known who does, and ${leftAtMost(nobody.warning)}` },
    {
      severity: 'warning',
      when: `an ACME client renews it, and ${leftAtMost(acmeClient.warning)}; its lifetime unknown, as if nobody renewed it`,
    },
    { severity: 'info', when: 'the same, and it is proven that nothing uses it' },
  ],
  deadline: 'ahead',
  thresholds: ['expiring'],
  lacks: ['not-after', 'not-before'],
  check: SEE_CERTIFICATE,
  fix: [IMPORT_OVER, REQUEST_CERTIFICATE, ...REPLACE_WHERE_USED, RUN_ACME_CLIENT, VERIFY],
  silence: ['Where nothing needs it any more, take it off its listeners: what provably nothing uses tells nobody.'],
};
