import type { CatalogueEntry } from '../catalogue-entry';

/** Has a command and a page of its own. */
export const MIGRATE = {
  id: 'migrate',
  title: 'Move every use of a certificate to another one',
  when: 'A certificate that nobody renews is served by load balancers, distributions or domains of API Gateway, and another one can take over.',
  rules: [
    'certificate-expired',
    'certificate-expiring',
    'legacy-certificate-in-use',
    'legacy-certificate-uploaded',
    'renewal-ineligible',
    'weak-key',
  ],
  changes: 'The certificates of the listeners, distributions and domains of the plan, and nothing else of them.',
  undo: 'notafter migrate rollback puts back what was before, but never a certificate that has expired or is revoked.',
  steps: [
    {
      say: 'Plan. It reads only, and proposes the certificate that takes over.',
      run: 'npx notafter migrate plan --from OLD --out plan.json',
    },
    {
      say: 'Carry it out: a canary, TLS handshakes, then wave by wave. It asks first.',
      run: 'npx notafter migrate apply plan.json',
    },
    { say: 'Look how far it is.', run: 'npx notafter migrate status plan.json' },
    { say: 'Finish what has begun, and begin nothing more.', run: 'npx notafter migrate stop plan.json' },
    { say: 'Put everything back, if you have to.', run: 'npx notafter migrate rollback plan.json' },
  ],
  details: [],
} as const satisfies CatalogueEntry;
