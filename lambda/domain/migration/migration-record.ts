import type { CertificateArn, CertificateId } from '../ids';
import { DAY_MS, HOUR_MS, type Instant, millisecondsBetween } from '../instant';
import type { Stored } from '../ledger/stored';

/** A move of all uses of one certificate to another that people began, as the ledger remembers it; the newest of each old certificate. */
export interface MigrationRecord {
  /** The certificate that is to be left. */
  readonly from: CertificateId;
  readonly to: CertificateArn;
  /** Id of the plan. */
  readonly plan: string;
  /** ARN of whose credentials began it. */
  readonly by: string;
  /** Uses that the plan found, those that it leaves as they are among them. */
  readonly total: number;
  /** Of these, those that have left: moved, or gone with what used them. */
  readonly moved: number;
  readonly startedAt: Instant;
  /** When a use left last, as of the end of a run. */
  readonly lastMovedAt?: Instant;
  /** When a run ended last; absent: none has, as it goes on or died. */
  readonly endedAt?: Instant;
  /** Everything that it moved was put back: nobody leaves the certificate any more. */
  readonly rolledBackAt?: Instant;
  /** What was moved and showed the new certificate to nobody, by name. Absent: nothing. */
  readonly unverified?: readonly string[];
}

/** Of an account, by the certificate that is to be left; `unreadable`: nobody can tell which there are. */
export type Migrations = Stored<Readonly<Record<CertificateId, Stored<MigrationRecord>>>>;

/** Whether all that the plan found has left. What it leaves as it is, others move. */
export const isMovedWhole = ({ moved, total }: MigrationRecord): boolean => moved >= total;

/** Nobody goes on with a plan that is older than a day: whoever has not ended it by then is not at work on it any more. */
const LONGEST_RUN_MS = DAY_MS;

/** What AWS says of uses lags behind what was moved. */
const LAG_MS = HOUR_MS;

/** Whether what is still in use is left over: not while it is carried out for the first time, nor right after all of it was moved. */
export function isOver(record: MigrationRecord, now: Instant): boolean {
  const { startedAt, endedAt } = record;
  if (endedAt === undefined) return millisecondsBetween(startedAt, now) >= LONGEST_RUN_MS;
  return !isMovedWhole(record) || millisecondsBetween(endedAt, now) >= LAG_MS;
}

/** What is known of the migration that leaves the certificate; `undefined`: there is none. Without `migrations` nobody asked. */
export function migrationFrom(
  migrations: Migrations | undefined,
  certificate: CertificateId,
): Stored<MigrationRecord> | undefined {
  if (migrations === undefined || migrations === 'unreadable') return migrations;
  const record = migrations[certificate];
  return record === 'unreadable' || record?.rolledBackAt === undefined ? record : undefined;
}
