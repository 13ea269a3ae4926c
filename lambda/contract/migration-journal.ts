import * as z from 'zod/mini';
import { type JournalEntry, OUTCOMES, TROUBLES } from '../domain/migration/journal';
import { handshakeSchema } from './handshake';
import { certificateArnSchema, instantSchema } from './identifiers';

const entrySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    at: instantSchema,
    plan: z.string(),
    direction: z.enum(['forward', 'back']),
    by: z.string(),
    emergency: z.boolean(),
  }),
  z.object({ kind: z.literal('began'), at: instantSchema, target: z.string(), baseline: z.array(handshakeSchema) }),
  z.object({
    kind: z.literal('write'),
    at: instantSchema,
    target: z.string(),
    write: z.object({ verb: z.enum(['add', 'set-default', 'remove']), certificate: certificateArnSchema }),
  }),
  z.object({ kind: z.literal('handshakes'), at: instantSchema, target: z.string(), shown: z.array(handshakeSchema) }),
  z.object({
    kind: z.literal('ended'),
    at: instantSchema,
    target: z.string(),
    outcome: z.enum(OUTCOMES),
    because: z.exactOptional(z.enum(TROUBLES)),
    after: z.exactOptional(z.enum(TROUBLES)),
  }),
  z.object({ kind: z.literal('stopped'), at: instantSchema }),
]);

/** Decodes one line of a journal; `undefined`: it is none. */
export const decodeJournalEntry = (value: unknown): JournalEntry | undefined => entrySchema.safeParse(value).data;
