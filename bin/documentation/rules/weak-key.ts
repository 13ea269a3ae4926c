import { REPLACE_WHERE_USED, REQUEST_CERTIFICATE, VERIFY } from '../how-to/replace-certificate';
import type { Runbook } from '../runbook';

/** What the page says. */
export const runbook: Runbook = {
  subject: 'certificate',
  looksAt: 'every certificate, by its key; only RSA is judged by its length',
  why: [
    'RSA of 1,024 bits is within reach of whoever can spend enough, and current browsers and libraries refuse it. ACM issues no key so short: this one was imported, or lies in IAM, and what still connects to it may be old, too.',
  ],
  fails: ({ weakKey: { rsaBits } }) => [
    { severity: 'warning', when: `its RSA key has ${rsaBits} bits or fewer` },
    { severity: 'info', when: 'the same, and it is proven that nothing uses it' },
  ],
  deadline: 'none',
  thresholds: ['weakKey'],
  lacks: ['key'],
  check: [
    {
      say: 'What key is served:',
      run: [
        "openssl s_client -connect HOST:443 -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -text | grep 'Public-Key'",
      ],
    },
  ],
  fix: [
    {
      title: 'It needs a new ARN',
      steps: [
        {
          say: 'An import over it cannot change the size of the key. Before you change it, ask who still connects: clients that know only short keys will fail on any other.',
        },
      ],
    },
    REQUEST_CERTIFICATE,
    ...REPLACE_WHERE_USED,
    VERIFY,
  ],
};
