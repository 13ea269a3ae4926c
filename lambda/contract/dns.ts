import * as z from 'zod/mini';
import { DNS_FAILURES } from '../domain/dns/dns';
import { instantSchema } from './identifiers';

const failure = z.enum(DNS_FAILURES);
const absent = z.object({ kind: z.literal('absent') });
const unknown = z.object({ kind: z.literal('unknown'), because: failure });

const aliases = z.object({
  kind: z.literal('found'),
  targets: z.array(z.string()),
  unfinished: z.exactOptional(failure),
});
const records = z.object({
  kind: z.literal('found'),
  records: z.array(z.object({ critical: z.boolean(), tag: z.string(), value: z.string() })),
});

const asked = { name: z.string(), readAt: instantSchema };
const what = 'an answer of a name server';

const cname = z.object({
  ...asked,
  answer: z.discriminatedUnion('kind', [aliases, absent, unknown], what),
  before: z.exactOptional(
    z.object({ readAt: instantSchema, answer: z.discriminatedUnion('kind', [aliases, absent], what) }),
  ),
});
const caa = z.object({
  ...asked,
  answer: z.discriminatedUnion('kind', [records, absent, unknown], what),
  before: z.exactOptional(
    z.object({ readAt: instantSchema, answer: z.discriminatedUnion('kind', [records, absent], what) }),
  ),
});

/** Answers of public DNS as saved. */
export const dnsSchema = z.object({ cname: z.array(cname), caa: z.array(caa) });
