import * as z from 'zod/mini';
import { ATTACHMENT_SOURCES } from '../domain/source';
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
  service: z.enum([...ATTACHMENT_SOURCES, 'other']),
  listener: z.exactOptional(
    z.object({ port: z.number(), role: z.enum(['default', 'sni']), arn: z.exactOptional(resourceArnSchema) }),
  ),
  staging: z.exactOptional(z.literal(true)),
  hosts: z.exactOptional(z.array(z.string())),
  observedAt: instantSchema,
});
