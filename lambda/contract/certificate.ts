import * as z from 'zod/mini';
import { accountIdSchema, certificateArnSchema, certificateIdSchema, instantSchema, regionSchema } from './identifiers';

const key = z.discriminatedUnion(
  'family',
  [
    z.object({ family: z.literal('rsa'), bits: z.number() }),
    z.object({ family: z.literal('ec'), curve: z.string() }),
    z.object({ family: z.literal('other'), name: z.string() }),
  ],
  'rsa, ec or other',
);

const facts = {
  id: certificateIdSchema,
  arn: certificateArnSchema,
  account: accountIdSchema,
  names: z.array(z.string()),
  namesComplete: z.boolean(),
  notBefore: z.exactOptional(instantSchema),
  notAfter: z.exactOptional(instantSchema),
  key: z.exactOptional(key),
  observedAt: instantSchema,
};

const progress = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('not-read') }),
    z.object({ kind: z.literal('not-started'), readAt: instantSchema }),
    z.object({ kind: z.enum(['pending-auto-renewal', 'succeeded']), readAt: instantSchema, updatedAt: instantSchema }),
    z.object({
      kind: z.enum(['pending-validation', 'failed']),
      readAt: instantSchema,
      updatedAt: instantSchema,
      reason: z.exactOptional(z.string()),
    }),
  ],
  'how far a renewal is',
);

const validation = z.object({
  readAt: instantSchema,
  domains: z.array(
    z.object({
      name: z.string(),
      method: z.enum(['dns', 'email', 'http']),
      record: z.exactOptional(z.object({ name: z.string(), value: z.string() })),
    }),
  ),
});

const acmCertificate = z.object({
  ...facts,
  source: z.literal('acm'),
  region: regionSchema,
  renews: z.enum(['acm', 'acme-client', 'nobody', 'unknown']),
  type: z.exactOptional(z.enum(['AMAZON_ISSUED', 'PRIVATE', 'IMPORTED'])),
  status: z.exactOptional(
    z.enum(['PENDING_VALIDATION', 'ISSUED', 'INACTIVE', 'EXPIRED', 'VALIDATION_TIMED_OUT', 'REVOKED', 'FAILED']),
  ),
  requestedAt: z.exactOptional(instantSchema),
  renewal: z.object({ eligibility: z.enum(['eligible', 'ineligible', 'unknown']), progress }),
  failureReason: z.exactOptional(z.string()),
  revokedAt: z.exactOptional(instantSchema),
  inUse: z.exactOptional(z.boolean()),
  exported: z.exactOptional(z.boolean()),
  managedBy: z.exactOptional(z.literal('cloudfront')),
  validation: z.exactOptional(validation),
  certificateAuthority: z.exactOptional(z.string()),
});

const iamCertificate = z.object({
  ...facts,
  source: z.literal('iam'),
  region: z.literal('global'),
  renews: z.literal('nobody'),
  name: z.string(),
  uploadedAt: z.exactOptional(instantSchema),
});

/** A certificate as saved. */
export const certificateSchema = z.discriminatedUnion('source', [acmCertificate, iamCertificate], 'acm or iam');
