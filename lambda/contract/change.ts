import * as z from 'zod/mini';
import type { AccountChange } from '../domain/inventory/account-change';
import { instantSchema } from './identifiers';

/** A change as the ledger keeps it until a scan has read what it was done to. */
export const changeSchema: z.ZodMiniType<AccountChange> = z.object({
  id: z.string(),
  at: instantSchema,
  by: z.string(),
  action: z.string(),
  certificates: z.array(z.string()),
  resources: z.array(z.string()),
});
