import type { Certificate } from '../certificate/certificate';
import type { InfoFailure, Verdict } from '../finding';
import type { InventoryView } from '../inventory/inventory-view';

/**
 * What a rule says of a certificate that nothing uses any more, where people began to leave it with `notafter migrate` and did not take that back:
 * worth to know, no more, whoever moved the last use. `undefined`: nobody meant to leave it. Where nobody can tell, it is unknown.
 *
 * Whatever still uses it is another rule's business.
 */
export function verdictOfRetired(
  certificate: Certificate,
  { migrationOf }: Pick<InventoryView, 'migrationOf'>,
  { summary, facts }: Pick<InfoFailure, 'summary' | 'facts'>,
): Verdict | undefined {
  const record = migrationOf(certificate);
  if (record === undefined) return undefined;
  if (record === 'unreadable') return { kind: 'unknown', lacks: 'migration' };
  const { to, by, startedAt } = record;
  return {
    kind: 'fail',
    severity: 'info',
    because: 'unused',
    summary: `${summary}; retired by a migration to ${to}`,
    facts: { ...facts, retiredFor: to, retiredBy: by, retiredSince: startedAt },
  };
}
