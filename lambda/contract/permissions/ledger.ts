import type { Permission } from './permission';

/** What reading and deciding on the ledger takes. A transaction asks for the permissions of its parts. */
export const LEDGER_PERMISSIONS: readonly Permission[] = [
  {
    actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
    on: 'ledger',
    reason: 'what is known, what was told, what is due',
  },
  {
    actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    on: 'ledger',
    reason: 'nobody writes a whole item: each writer updates its own attributes and takes its pointers away',
  },
];

/** What asking for a new reading of a cell takes: it looks at nothing and takes nothing away. */
export const RESCAN_REQUEST_PERMISSIONS: readonly Permission[] = [
  { actions: ['dynamodb:UpdateItem'], on: 'ledger', reason: 'puts the request to read a cell again' },
];
