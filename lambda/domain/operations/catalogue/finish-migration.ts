import type { CatalogueEntry } from '../catalogue-entry';

/** Carried out by the command that moves listeners. */
export const FINISH_MIGRATION = {
  id: 'finish-migration',
  title: 'Finish a migration that has stalled',
  when: 'Some uses were moved from an old certificate to a new one, and others still hold the old one.',
  rules: ['migration-stalled', 'migration-unfinished'],
  changes: 'The certificates of what still holds the old one, and nothing else of it.',
  undo: 'notafter migrate rollback puts back what was before, but never a certificate that has expired or is revoked.',
  steps: [
    {
      say: 'Plan what is left. It reads only, and says of each use that it cannot move why. Name with --to the certificate that those hold which were moved.',
      run: 'npx notafter migrate plan --from OLD --to NEW --out rest.json',
    },
    {
      say: 'Where something blocks the plan, move the others: what is left is named, and has another owner or needs another way.',
      run: 'npx notafter migrate plan --from OLD --to NEW --partial --out part.json',
    },
    {
      say: 'Carry it out: a canary, TLS handshakes, then wave by wave. It asks first.',
      run: 'npx notafter migrate apply rest.json',
    },
    {
      say: 'See that nothing holds the old one any more, and begin its quarantine, if it is of IAM.',
      run: 'npx notafter operations plan retire-certificate --certificate OLD --out retire.json',
    },
  ],
  details: [
    'The plan starts from what holds which certificate now, whoever moved the others, and how far an earlier run came: nothing of that run is needed.',
  ],
} as const satisfies CatalogueEntry;
