import * as z from 'zod/mini';
import { ATTACHMENT_SOURCES } from '../domain/inventory/source';
import { TOLD_SERVICES } from '../domain/use/told-service';
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
  service: z.enum([...ATTACHMENT_SOURCES, ...TOLD_SERVICES, 'other']),
  listener: z.exactOptional(
    z.object({ port: z.number(), role: z.enum(['default', 'sni']), arn: z.exactOptional(resourceArnSchema) }),
  ),
  presentedTo: z.exactOptional(z.literal('origin')),
  staging: z.exactOptional(z.literal(true)),
  hosts: z.exactOptional(z.array(z.string())),
  observedAt: instantSchema,
});
