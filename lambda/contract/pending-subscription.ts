import * as z from 'zod/mini';
import type { PendingSubscription } from '../domain/alert-path/pending-subscriptions';
import { instantSchema } from './identifiers';

/** A subscription that awaits its confirmation, as remembered. */
export const pendingSubscriptionSchema: z.ZodMiniType<PendingSubscription> = z.object({
  topic: z.enum(['pages', 'chat']),
  id: z.string(),
  protocol: z.string(),
  since: instantSchema,
  lapsedAt: z.exactOptional(instantSchema),
});
