import * as z from 'zod/mini';
import { regionSchema } from './identifiers';

const fromTo = { before: z.string(), after: z.string() };
const cname = z.object({ value: z.string(), ttl: z.number() });
const parts = z.object({ certificate: z.string(), chain: z.exactOptional(z.string()) });

/** One thing that an operation changes. Of a certificate it holds what is public, and has no place for a key. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('record'),
    ...fromTo,
    zone: z.string(),
    name: z.string(),
    record: cname,
    replaced: z.exactOptional(cname),
  }),
  z.object({ kind: z.literal('validation-method'), ...fromTo, region: regionSchema, certificate: z.string() }),
  z.object({
    kind: z.literal('content'),
    ...fromTo,
    region: regionSchema,
    certificate: z.string(),
    content: parts,
    replaced: parts,
  }),
  z.object({
    kind: z.literal('deletion'),
    ...fromTo,
    name: z.string(),
    path: z.string(),
    kept: parts,
    tags: z.array(z.object({ key: z.string(), value: z.string() })),
  }),
]);
