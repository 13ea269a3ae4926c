import { type Cell, cellName } from '../../domain/inventory/cell';
import type { AccountChange } from '../../domain/inventory/account-change';
import type { CertificateId, RunId } from '../../domain/ids';
import type { BulletinKey } from '../../domain/ledger/bulletin';
import type { IncidentKey } from '../../domain/ledger/incident';
import type { SubjectId } from '../../domain/subject';

/** Beginnings of the keys of the table: one list each. */
export const PREFIX = {
  case: 'case#',
  pending: 'pending#',
  live: 'live#',
  rescan: 'rescan#',
  incident: 'incident#',
  migration: 'migration#',
} as const;

/** Key of the one item of the account as a whole. */
export const ACCOUNT_KEY = 'account';

/** Key of a case. */
export const caseKey = (subject: SubjectId): string => `${PREFIX.case}${subject}`;
/** Key of the pointer to a case that somebody is to be told of. */
export const pendingKey = (subject: SubjectId): string => `${PREFIX.pending}${subject}`;
/** An incident, without its members. */
export const incidentItemKey = (key: IncidentKey): string => `${PREFIX.incident}${key}`;
/** Key of the members of an incident. */
export const membersKey = (key: IncidentKey): string => `members#${key}`;
/** Key of one post to chat, lines and all. */
export const bulletinItemKey = (key: BulletinKey): string => `bulletin#${key}`;
/** Key of the pointer to an incident or bulletin that is not over. */
export const liveKey = (key: IncidentKey | BulletinKey): string => `${PREFIX.live}${key}`;
/** Key of a lease. */
export const leaseKey = (name: string): string => `lease#${name}`;
/** Key of a run. */
export const runKey = (run: RunId): string => `run#${run}`;
/** Key of a request to read a cell again. */
export const rescanKey = (cell: Pick<Cell, 'region' | 'source'>): string => `${PREFIX.rescan}${cellName(cell)}`;
/** Key of the request to read a cell again because of one change. */
export const changeRescanKey = (cell: Pick<Cell, 'region' | 'source'>, change: AccountChange['id']): string =>
  `${rescanKey(cell)}#${change}`;
/** Key of what is remembered of the migration away from a certificate. */
export const migrationKey = (from: CertificateId): string => `${PREFIX.migration}${from}`;
