import * as z from 'zod/mini';
import type { Stored } from '../domain/ledger/stored';
import type { MigrationRecord, Migrations } from '../domain/migration/migration-record';
import { certificateArnSchema, certificateIdSchema, instantSchema } from './identifiers';
import type { LedgerItem } from './ledger-items';

const recordSchema: z.ZodMiniType<MigrationRecord> = z.object({
  from: certificateIdSchema,
  to: certificateArnSchema,
  plan: z.string(),
  by: z.string(),
  total: z.number(),
  moved: z.number(),
  startedAt: instantSchema,
  lastMovedAt: z.exactOptional(instantSchema),
  endedAt: z.exactOptional(instantSchema),
  rolledBackAt: z.exactOptional(instantSchema),
  unverified: z.exactOptional(z.array(z.string())),
});

const unreadable = z.literal('unreadable');

/** The migrations of an account as an inventory keeps them. */
export const migrationsSchema: z.ZodMiniType<Migrations> = z.union([
  unreadable,
  z.record(certificateIdSchema, z.union([unreadable, recordSchema])),
]);

/** Decodes what the ledger remembers of a migration. */
export const decodeMigration = (item: LedgerItem): Stored<MigrationRecord> =>
  recordSchema.safeParse(item).data ?? 'unreadable';
