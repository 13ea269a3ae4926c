import * as z from 'zod/mini';
import type { IdentifiedPlan } from '../domain/migration/plan';
import { SOURCE_NAMES } from '../domain/inventory/source';
import { AUTHORITY_KINDS } from '../domain/migration/issuer';
import { BLOCKER_KINDS, BLOCKER_OF_NAME_KINDS, OBSTACLE_KINDS, WARNING_KINDS } from '../domain/migration/reasons';
import {
  accountIdSchema,
  certificateArnSchema,
  certificateIdSchema,
  instantSchema,
  placeSchema,
  regionSchema,
  resourceArnSchema,
  vpcIdSchema,
} from './identifiers';
import { probeNameSchema } from './probe';
import { problemOf } from './problem';

const certificate = z.object({
  id: certificateIdSchema,
  arn: certificateArnSchema,
  region: placeSchema,
  names: z.array(z.string()),
  notAfter: z.exactOptional(instantSchema),
  leaf: z.exactOptional(z.string()),
  issuer: z.exactOptional(z.object({ name: z.string(), authority: z.enum(AUTHORITY_KINDS) })),
  revoked: z.exactOptional(z.literal(true)),
});

const anyTarget = {
  key: z.string(),
  resource: resourceArnSchema,
  name: z.string(),
  port: z.number(),
  host: z.string(),
  internal: z.boolean(),
  unnamed: z.boolean(),
  vpc: z.exactOptional(vpcIdSchema),
  probe: z.exactOptional(probeNameSchema),
  names: z.array(z.string()),
  environment: z.exactOptional(z.string()),
  before: z.object({
    // AWS has a word of its own for the deleted certificate of a Classic Load Balancer; such a listener is never in a plan.
    default: certificateArnSchema,
    sni: z.array(certificateArnSchema),
    attributes: z.string(),
  }),
};

const target = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('listener'),
    region: regionSchema,
    listener: z.exactOptional(resourceArnSchema),
    ...anyTarget,
  }),
  z.object({ kind: z.literal('distribution'), region: z.literal('global'), id: z.string(), ...anyTarget }),
  z.object({
    kind: z.literal('api-domain'),
    region: regionSchema,
    endpoint: z.enum(['regional', 'edge']),
    ...anyTarget,
  }),
]);

const left = z.object({
  resource: resourceArnSchema,
  name: z.string(),
  region: placeSchema,
  port: z.exactOptional(z.number()),
  lacks: z.exactOptional(z.array(z.string())),
  because: z.enum(OBSTACLE_KINDS),
});

const gap = z.object({
  region: placeSchema,
  source: z.enum(SOURCE_NAMES),
  because: z.enum([
    ...(['pages-missing', 'details-missing', 'malformed-row', 'sudden-loss-doubted', 'walk-unfinished'] as const),
    ...(['no-permission', 'service-control-policy'] as const),
    ...(['throttled', 'timed-out', 'unreachable', 'service-error', 'malformed-answer'] as const),
    ...(['excluded', 'not-offered', 'not-requested', 'not-needed'] as const),
  ]),
});

const blocker = z.union([
  z.object({ kind: z.enum(BLOCKER_OF_NAME_KINDS), name: z.string() }),
  z.object({ kind: z.enum(BLOCKER_KINDS) }),
]);

const warning = z.object({ kind: z.enum(WARNING_KINDS), on: z.exactOptional(z.string()) });

const planSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  account: accountIdSchema,
  madeAt: instantSchema,
  from: certificate,
  to: certificate,
  targets: z.array(target),
  waves: z.array(z.array(z.string())),
  left: z.array(left),
  gaps: z.array(gap),
  blockers: z.array(blocker),
  warnings: z.array(warning),
});

/** `because` ends a sentence that begins with the name of what was read. */
export type PlanDecoding =
  { readonly kind: 'read'; readonly plan: IdentifiedPlan } | { readonly kind: 'unreadable'; readonly because: string };

/** Decodes a saved plan, whole or not at all. */
export function decodePlan(value: unknown): PlanDecoding {
  const decoded = planSchema.safeParse(value);
  return decoded.success
    ? { kind: 'read', plan: decoded.data }
    : { kind: 'unreadable', because: `is not a plan of a migration: ${problemOf(decoded.error, value)}` };
}
