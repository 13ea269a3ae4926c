import * as z from 'zod/mini';
import { PLANNED_OPERATIONS } from '../domain/operations/catalogue';
import type { IdentifiedOperationPlan } from '../domain/operations/operation-plan';
import { BLOCKER_KINDS, WARNING_KINDS } from '../domain/operations/reasons';
import { accountIdSchema, certificateArnSchema, certificateIdSchema, instantSchema, placeSchema } from './identifiers';
import { handshakeSchema } from './handshake';
import { changeSchema } from './operation-change';
import { problemOf } from './problem';

const subject = z.object({
  id: certificateIdSchema,
  arn: certificateArnSchema,
  region: placeSchema,
  names: z.array(z.string()),
  notAfter: z.exactOptional(instantSchema),
});

const record = z.object({ name: z.string(), value: z.string() });

const witness = z.object({
  label: z.string(),
  host: z.string(),
  port: z.number(),
  names: z.array(z.string()),
  isDefault: z.boolean(),
  unnamed: z.boolean(),
  baseline: z.array(handshakeSchema),
});

const planSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  operation: z.enum(PLANNED_OPERATIONS),
  account: accountIdSchema,
  madeAt: instantSchema,
  subject,
  changes: z.array(changeSchema),
  records: z.array(record),
  byHand: z.array(record),
  witnesses: z.array(witness),
  blockers: z.array(z.object({ kind: z.enum(BLOCKER_KINDS), on: z.exactOptional(z.string()) })),
  warnings: z.array(z.object({ kind: z.enum(WARNING_KINDS), on: z.exactOptional(z.string()) })),
});

/** `because` ends a sentence that begins with the name of what was read. */
type OperationPlanDecoding =
  | { readonly kind: 'read'; readonly plan: IdentifiedOperationPlan }
  | { readonly kind: 'unreadable'; readonly because: string };

/** Decodes a saved plan, whole or not at all. */
export function decodeOperationPlan(value: unknown): OperationPlanDecoding {
  const decoded = planSchema.safeParse(value);
  return decoded.success
    ? { kind: 'read', plan: decoded.data }
    : { kind: 'unreadable', because: `is not a plan of an operation: ${problemOf(decoded.error, value)}` };
}
