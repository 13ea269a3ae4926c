import type { Permission } from './permission';

/** A transaction asks for the permissions of its parts. */
const WRITING: Permission = {
  actions: ['dynamodb:UpdateItem'],
  on: 'ledger',
  reason: 'nobody writes a whole item: each writer updates its own attributes',
};
const READING: Permission = {
  actions: ['dynamodb:GetItem', 'dynamodb:Query'],
  on: 'ledger',
  reason: 'what is known, what is due',
};
const LOOKING_UP: Permission = {
  actions: ['dynamodb:BatchGetItem'],
  on: 'ledger',
  reason: 'incidents, bulletins and cases whose keys are known',
};
const GIVING_BACK: Permission = {
  actions: ['dynamodb:DeleteItem'],
  on: 'ledger',
  reason: 'leases, and pointers to what is done, are taken away',
};

/** The scanner's. */
export const SCAN_LEDGER_PERMISSIONS: readonly Permission[] = [READING, WRITING, GIVING_BACK];

/** The announcer's. */
export const ANNOUNCE_LEDGER_PERMISSIONS: readonly Permission[] = [READING, LOOKING_UP, WRITING, GIVING_BACK];

/** A pager's: it claims what it is asked about, and can take nothing away. */
export const PAGE_LEDGER_PERMISSIONS: readonly Permission[] = [LOOKING_UP, WRITING];

/** A chat's: it posts under a lease, which it gives back. */
export const CHAT_LEDGER_PERMISSIONS: readonly Permission[] = [LOOKING_UP, WRITING, GIVING_BACK];

/** What asking for a new reading of a cell takes: it looks at nothing and takes nothing away. */
export const RESCAN_REQUEST_PERMISSIONS: readonly Permission[] = [
  { actions: ['dynamodb:UpdateItem'], on: 'ledger', reason: 'puts the request to read a cell again' },
];
