import * as z from 'zod/mini';
import { SOURCE_NAMES } from '../domain/inventory/source';
import { accountIdSchema, instantSchema, placeSchema, resourceArnSchema } from './identifiers';

const key = {
  account: accountIdSchema,
  region: placeSchema,
  source: z.enum(SOURCE_NAMES),
};
const unread = {
  ...key,
  triedAt: instantSchema,
  lastCompleteAt: z.exactOptional(instantSchema),
  unreadSince: instantSchema,
};

const shortfall = z.enum(['pages-missing', 'details-missing', 'malformed-row', 'sudden-loss-doubted']);
const walk = z.object({
  since: instantSchema,
  remaining: z.tuple([resourceArnSchema], resourceArnSchema),
  missed: z.exactOptional(shortfall),
});

const partial = z.discriminatedUnion('reason', [
  z.object({ ...unread, status: z.literal('partial'), reason: shortfall, walk: z.exactOptional(walk) }),
  z.object({ ...unread, status: z.literal('partial'), reason: z.literal('walk-unfinished'), walk }),
]);

/** A cell as saved. */
export const cellSchema = z.discriminatedUnion(
  'status',
  [
    z.object({ ...key, status: z.literal('ok'), triedAt: instantSchema }),
    partial,
    z.object({
      ...unread,
      status: z.literal('denied'),
      reason: z.enum(['no-permission', 'service-control-policy']),
    }),
    z.object({
      ...unread,
      status: z.literal('failed'),
      reason: z.enum(['throttled', 'timed-out', 'unreachable', 'service-error', 'malformed-answer']),
    }),
    z.object({
      ...key,
      status: z.literal('skipped'),
      reason: z.enum(['excluded', 'not-offered', 'not-requested', 'not-needed']),
      lastCompleteAt: z.exactOptional(instantSchema),
    }),
  ],
  'the status of a cell',
);
