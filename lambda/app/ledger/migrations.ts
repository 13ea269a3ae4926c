import { decodeMigration } from '../../contract/migration-record';
import { ITEM_VERSION } from '../../contract/ledger-items';
import { EXPIRES_AT } from '../../contract/table-key';
import { type CertificateId, certificateId } from '../../domain/ids';
import type { Stored } from '../../domain/ledger/stored';
import type { MigrationRecord, Migrations } from '../../domain/migration/migration-record';
import { migrationKey, PREFIX } from './keys';
import { expiresAfter, KEPT_DAYS, type Ledger } from './ledger';

/** Reads all migrations. Never rejects: a scan goes on without them, and knows that it does not know. */
export async function readMigrations({ table }: Ledger): Promise<Migrations> {
  const [listed] = await Promise.allSettled([table.list(PREFIX.migration)]);
  if (listed.status === 'rejected') return 'unreadable';
  const records: Record<CertificateId, Stored<MigrationRecord>> = {};
  for (const [key, item] of listed.value)
    records[certificateId(key.slice(PREFIX.migration.length))] = decodeMigration(item);
  return records;
}

/** Reads what is remembered of the migration away from a certificate. Rejects where the table does not answer. */
export async function readMigration(
  { table }: Ledger,
  from: CertificateId,
): Promise<Stored<MigrationRecord> | undefined> {
  const item = await table.get(migrationKey(from));
  return item === undefined ? undefined : decodeMigration(item);
}

/** Remembers a migration, in the place of whatever was; one that was put back is forgotten after some time. Rejects where the table does not answer. */
export async function putMigration({ table }: Ledger, record: MigrationRecord): Promise<void> {
  const expiry =
    record.rolledBackAt === undefined ? {} : { [EXPIRES_AT]: expiresAfter(record.rolledBackAt, KEPT_DAYS.other) };
  const set = { schemaVersion: ITEM_VERSION, ...record, ...expiry };
  const remove = REMOVABLE.filter((attribute) => !(attribute in set));
  await table.write([{ kind: 'update', key: migrationKey(record.from), set, ...(remove.length > 0 && { remove }) }]);
}

/** What a record may have no more. */
const REMOVABLE = ['endedAt', 'lastMovedAt', 'rolledBackAt', 'unverified', EXPIRES_AT] as const satisfies readonly (
  keyof MigrationRecord | typeof EXPIRES_AT
)[];
