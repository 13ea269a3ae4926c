import type { Certificate } from '../certificate/certificate';
import type { Verdict } from '../finding';
import type { InventoryView } from '../inventory/inventory-view';
import { labelOf } from '../wording';
import type { MigrationRecord } from '../migration/migration-record';
import { successorLabel } from '../migration/successor-label';

/** What is to be said where nothing is left of a migration, and of some of what was moved nobody knows what it serves. */
export const verdictOfUnverified = (
  certificate: Certificate,
  { to, by, startedAt }: MigrationRecord,
  { unverified, view }: { readonly unverified: readonly string[]; readonly view: Pick<InventoryView, 'inventory'> },
): Verdict => ({
  kind: 'fail',
  severity: 'warning',
  summary:
    `the migration of ${labelOf(certificate)} to ${successorLabel(to, view)} is not verified: ` +
    `no handshake has shown the new certificate at ${unverified.join(', ')}`,
  facts: { unverified, successor: to, startedAt, startedBy: by },
});
