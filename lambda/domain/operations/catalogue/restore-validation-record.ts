import type { CatalogueEntry } from '../catalogue-entry';

/** Needs nothing but Route 53. */
export const RESTORE_VALIDATION_RECORD = {
  id: 'restore-validation-record',
  title: 'Put back the DNS records by which ACM validates a certificate',
  when: 'A certificate of ACM is validated by DNS, and its CNAME record is missing or leads elsewhere: the next renewal will hang, or hangs.',
  rules: ['validation-record-missing', 'renewal-blocked', 'renewal-overdue', 'certificate-not-issued'],
  changes: 'CNAME records for validation in public hosted zones of this account, one for each name that lacks its own.',
  undo: 'notafter operations undo takes away each record that it put there, and puts back what stood in its place.',
  steps: [
    {
      say: 'Plan. It reads ACM, Route 53 and public DNS, and says which record goes into which zone. Records of zones that this account does not hold are shown to be made by hand.',
      run: 'npx notafter operations plan restore-validation-record --certificate ARN --out plan.json',
    },
    { say: 'Carry it out. It asks first.', run: 'npx notafter operations apply plan.json' },
    {
      say: 'Verify, again after some minutes: public DNS must show every record, and ACM must have validated every name.',
      run: 'npx notafter operations verify plan.json',
    },
    { say: 'Take it back, if you have to.', run: 'npx notafter operations undo plan.json' },
  ],
  details: [
    'The zone of a name is the public one with the longest name that is a part of it. Where two zones bear that name, the plan is blocked until --zone names one of them.',
    'A record that ACM wants and that stands there already is left alone. Another CNAME record in its place blocks the plan unless --replace is passed; records of other types, and records with a routing policy, always block it.',
    'Route 53 is asked to put a record only where the plan found nothing, and to replace exactly what the plan found: what somebody else changed meanwhile is refused, not overwritten.',
  ],
} as const satisfies CatalogueEntry;
