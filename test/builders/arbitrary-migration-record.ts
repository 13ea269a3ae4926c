import fc from 'fast-check';
import type { Stored } from '../../lambda/domain/ledger/stored';
import type { MigrationRecord } from '../../lambda/domain/migration/migration-record';
import { anyInstant } from './arbitrary-certificate';
import { anIamCertificate } from './certificate';
import { NEW } from './migration';

/** A record as the ledger may hold it, one that it cannot read, or none. */
export const anyMigrationRecord: fc.Arbitrary<Stored<MigrationRecord> | undefined> = fc.oneof(
  fc.constantFrom('unreadable' as const, undefined),
  fc.record(
    {
      from: fc.constant(anIamCertificate().id),
      to: fc.constant(NEW),
      plan: fc.constant('plan'),
      by: fc.string(),
      total: fc.nat({ max: 5 }),
      moved: fc.nat({ max: 5 }),
      startedAt: anyInstant,
      lastMovedAt: anyInstant,
      endedAt: anyInstant,
      unverified: fc.array(fc.string(), { maxLength: 2 }),
    },
    { requiredKeys: ['from', 'to', 'plan', 'by', 'total', 'moved', 'startedAt'] },
  ),
);
