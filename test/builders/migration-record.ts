import type { Certificate } from '../../lambda/domain/certificate/certificate';
import type { Migrations, MigrationRecord } from '../../lambda/domain/migration/migration-record';
import { anIamCertificate } from './certificate';
import { daysFromNow } from './instant';
import { NEW } from './migration';
import { overridden, type Overrides } from './overrides';

/** Of twelve uses of a certificate in IAM nine have left; the run ended two days ago. */
export const aMigrationRecord = (overrides: Overrides<MigrationRecord> = {}): MigrationRecord =>
  overridden<MigrationRecord>(
    {
      from: anIamCertificate().id,
      to: NEW,
      plan: 'plan',
      by: 'arn:aws:iam::123456789012:user/alice',
      total: 12,
      moved: 9,
      startedAt: daysFromNow(-3),
      lastMovedAt: daysFromNow(-2),
      endedAt: daysFromNow(-2),
    },
    overrides,
  );

/** The migration away from that certificate, and no other. */
export const migrationsOf = ({ id }: Certificate, overrides: Overrides<MigrationRecord> = {}): Migrations => ({
  [id]: aMigrationRecord({ from: id, ...overrides }),
});
