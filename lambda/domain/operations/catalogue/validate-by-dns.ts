import type { CatalogueEntry } from '../catalogue-entry';

/** ACM does it under the same ARN; what needs hands are the records. */
export const VALIDATE_BY_DNS = {
  id: 'validate-by-dns',
  title: 'Have a certificate validated by DNS instead of by e-mail',
  when: 'A public certificate of ACM is validated by e-mail, so that each renewal waits for somebody who reads it and clicks.',
  rules: ['validated-by-email', 'renewal-blocked'],
  changes: 'The validation method of the certificate. Its ARN, its content and whatever uses it stay as they are.',
  undo: 'It cannot be undone: ACM changes from e-mail to DNS only. Nothing is lost by it: where the records do not come within 72 hours, the change is to be asked for again.',
  steps: [
    {
      say: 'Plan. It reads only.',
      run: 'npx notafter operations plan validate-by-dns --certificate ARN --out plan.json',
    },
    {
      say: 'Carry it out. It asks first. ACM then waits 72 hours for a CNAME record of each name.',
      run: 'npx notafter operations apply plan.json',
    },
    {
      say: 'Put these records into DNS. Those of zones that this account does not hold are shown to be made by hand.',
      run: 'npx notafter operations plan restore-validation-record --certificate ARN --out records.json',
    },
    { say: 'Carry that out, too.', run: 'npx notafter operations apply records.json' },
    {
      say: 'Verify, again after some minutes: every name must be validated by DNS.',
      run: 'npx notafter operations verify plan.json',
    },
  ],
  details: [
    'Certificates that were imported, or that a private CA issued, are validated by nobody: such a plan is blocked.',
  ],
} as const satisfies CatalogueEntry;
