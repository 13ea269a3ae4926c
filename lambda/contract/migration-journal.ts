import * as z from 'zod/mini';
import { type JournalEntry, OUTCOMES, TROUBLES } from '../domain/migration/journal';
import { certificateArnSchema, instantSchema } from './identifiers';

const handshake = z.object({
  address: z.string(),
  name: z.exactOptional(z.string()),
  shown: z.union([
    z.object({ leaf: z.string() }),
    z.object({ failed: z.enum(['refused', 'timed-out', 'unreachable', 'no-tls']) }),
  ]),
});

const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    at: instantSchema,
    plan: z.string(),
    direction: z.enum(['forward', 'back']),
    by: z.string(),
    emergency: z.boolean(),
  }),
  z.object({ kind: z.literal('began'), at: instantSchema, target: z.string(), baseline: z.array(handshake) }),
  z.object({
    kind: z.literal('write'),
    at: instantSchema,
    target: z.string(),
    write: z.object({ verb: z.enum(['add', 'set-default', 'remove']), certificate: certificateArnSchema }),
  }),
  z.object({ kind: z.literal('handshakes'), at: instantSchema, target: z.string(), shown: z.array(handshake) }),
  z.object({
    kind: z.literal('ended'),
    at: instantSchema,
    target: z.string(),
    outcome: z.enum(OUTCOMES),
    because: z.exactOptional(z.enum(TROUBLES)),
  }),
  z.object({ kind: z.literal('stopped'), at: instantSchema }),
]);

/** Decodes one line of a journal; `undefined`: it is none. */
export const decodeJournalEntry = (value: unknown): JournalEntry | undefined => entrySchema.safeParse(value).data;
