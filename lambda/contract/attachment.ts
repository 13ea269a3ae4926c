import * as z from 'zod/mini';
import {
  certificateArnSchema,
  certificateIdSchema,
  instantSchema,
  placeSchema,
  resourceArnSchema,
} from './identifiers';

/** An attachment as saved. */
export const attachmentSchema = z.object({
  certificate: z.union([certificateArnSchema, certificateIdSchema]),
  resource: resourceArnSchema,
  name: z.string(),
  region: placeSchema,
  service: z.enum(['elbv2', 'elb', 'cloudfront', 'other']),
  listener: z.exactOptional(
    z.object({ port: z.number(), role: z.enum(['default', 'sni']), arn: z.exactOptional(resourceArnSchema) }),
  ),
  observedAt: instantSchema,
});
