import type { Certificate } from '../certificate/certificate';
import type { Verdict } from '../finding';
import { labelOf } from '../wording';
import type { InventoryView } from '../inventory/inventory-view';
import type { MigrationRecord } from './migration-record';

/** What is to be said where nothing is left of a migration, and of some of what was moved nobody knows what it serves. */
export function verdictOfUnverified(
  certificate: Certificate,
  record: MigrationRecord,
  view: Pick<InventoryView, 'inventory'>,
): Verdict {
  const { unverified = [], to, by, startedAt } = record;
  const successor = view.inventory.certificates.find(({ arn }) => arn === to);
  return {
    kind: 'fail',
    severity: 'warning',
    summary:
      `the migration of ${labelOf(certificate)} to ${successor === undefined ? to : labelOf(successor)} is not verified: ` +
      `no handshake has shown the new certificate at ${unverified.join(', ')}`,
    facts: { unverified, successor: to, startedAt, startedBy: by },
  };
}
