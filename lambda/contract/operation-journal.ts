import * as z from 'zod/mini';
import { CHECK_KINDS } from '../domain/operations/check';
import { type JournalEntry, OUTCOMES } from '../domain/operations/journal';
import { instantSchema } from './identifiers';

const direction = z.enum(['forward', 'back']);

const check = z.object({
  kind: z.enum(CHECK_KINDS),
  on: z.string(),
  result: z.enum(['yes', 'no', 'unknown']),
});

const entrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), at: instantSchema, plan: z.string(), direction, by: z.string() }),
  z.object({ kind: z.literal('write'), at: instantSchema, change: z.number(), direction }),
  z.object({ kind: z.literal('ended'), at: instantSchema, change: z.number(), outcome: z.enum(OUTCOMES) }),
  z.object({ kind: z.literal('checked'), at: instantSchema, checks: z.array(check) }),
]);

/** Decodes one line of the journal of an operation; `undefined`: it is none. */
export const decodeOperationEntry = (value: unknown): JournalEntry | undefined => entrySchema.safeParse(value).data;
