import * as z from 'zod/mini';
import type { Unrest } from '../domain/ledger/unrest';
import { SEVERITIES } from '../domain/severity';
import { instantSchema } from './identifiers';

/** How often a case changed of late. */
export const unrestSchema: z.ZodMiniType<Unrest> = z.object({
  changedAt: z.array(instantSchema),
  flapping: z.exactOptional(z.object({ on: z.enum(SEVERITIES), since: instantSchema })),
});
