import * as z from 'zod/mini';
import { AUTHORITY_STATUSES } from '../domain/certificate/certificate-authority';
import { instantSchema } from './identifiers';

const answer = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('told'),
      status: z.enum(AUTHORITY_STATUSES),
      notAfter: z.exactOptional(instantSchema),
    }),
    z.object({ kind: z.literal('not-found') }),
    z.object({
      kind: z.literal('unread'),
      because: z.enum([
        'no-permission',
        'service-control-policy',
        'throttled',
        'timed-out',
        'unreachable',
        'service-error',
        'malformed-answer',
      ]),
    }),
  ],
  'what was said of a private CA',
);

/** What is known of private CAs, by ARN, as saved. */
export const certificateAuthoritiesSchema = z.record(z.string(), z.object({ readAt: instantSchema, answer }));
