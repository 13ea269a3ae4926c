import type { Permission } from './permission';

/** What a sink takes to reach its medium. */
export const SECRET_PERMISSIONS: readonly Permission[] = [
  { actions: ['secretsmanager:GetSecretValue'], on: 'secret', reason: 'the key or address that the medium asks for' },
];
