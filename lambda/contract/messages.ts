import * as z from 'zod/mini';
import type { BulletinKey, Line } from '../domain/ledger/bulletin';
import type { IncidentKey } from '../domain/ledger/incident';
import type { Storm } from '../domain/ledger/storm';
import type { Message, ToldAgain } from '../domain/message';
import { digestSchema } from './digest';
import { accountIdSchema, instantSchema, placeSchema } from './identifiers';
import { jsonValue } from './json-value';
import { alertSchema, changeSchema, descriptionSchema, noticeSchema, ruleIdSchema, subjectSchema } from './notice';
import { problemOf } from './problem';

/** Version of the machine body. Keys may be added to a version; a key that changes its meaning or goes makes a new one. */
const MESSAGE_VERSION = 1;

const body = {
  schemaVersion: z.literal(MESSAGE_VERSION),
  account: accountIdSchema,
  accountName: z.string(),
  at: instantSchema,
  environment: z.exactOptional(z.string()),
  timeZone: z.exactOptional(z.string()),
  target: z.exactOptional(z.string()),
  total: z.number().check(z.nonnegative()),
  labels: z.exactOptional(
    z.object({
      rules: z.array(ruleIdSchema),
      owners: z.array(z.string()),
      regions: z.array(placeSchema),
      environments: z.exactOptional(z.array(z.string())),
    }),
  ),
  runbooks: z.exactOptional(z.record(z.string(), z.string())),
};

/** One case of a bulletin. */
export const lineSchema: z.ZodMiniType<Line> = z.object({
  subject: subjectSchema,
  revision: z.number(),
  says: z.enum(['open', 'ended']),
  change: changeSchema,
  about: descriptionSchema,
  rules: z.array(ruleIdSchema),
  severity: alertSchema,
  summary: z.string(),
  deadline: z.exactOptional(instantSchema),
  observedAt: z.exactOptional(instantSchema),
  usedBy: z.exactOptional(z.array(z.string())),
  highest: alertSchema,
  flapping: z.exactOptional(z.literal(true)),
});

/** What a pager knows an incident by. */
export const incidentKeySchema = z.custom<IncidentKey>(
  (value) => typeof value === 'string' && value.startsWith('notafter:1:'),
  'the key of an incident, notafter:1:…',
);
const againSchema: z.ZodMiniType<ToldAgain> = z.object({
  because: z.enum(['still-open', 'unacknowledged', 'grown']),
  since: instantSchema,
  unacknowledged: z.exactOptional(z.number()),
});

/** What several cases that ring together are a part of. */
export const stormSchema: z.ZodMiniType<Storm> = z.object({
  rules: z.tuple([ruleIdSchema], ruleIdSchema),
  since: instantSchema,
  cases: z.number(),
});
const alarm = {
  ...body,
  key: incidentKeySchema,
  urgency: z.enum(['high', 'low']),
  storm: z.exactOptional(stormSchema),
  addedPager: z.exactOptional(z.string()),
};

/** What a bulletin or digest is known by. */
export const bulletinKeySchema = z.custom<BulletinKey>(
  (value) => typeof value === 'string' && value.startsWith('bulletin:1:'),
  'the key of a bulletin, bulletin:1:…',
);

/**
 * The machine body: what HTTP(S), SQS and Lambda subscribers get as the message. Unknown keys are ignored.
 *
 * All texts in `about`, `summary` and `facts` come from certificates and from names of resources: whoever shows them escapes them.
 */
const messageSchema: z.ZodMiniType<Message> = z.discriminatedUnion('kind', [
  z.object({
    ...alarm,
    kind: z.enum(['page', 'degraded']),
    cases: z.tuple([noticeSchema], noticeSchema),
    again: z.exactOptional(againSchema),
  }),
  z.object({ ...alarm, kind: z.literal('clear'), cases: z.array(noticeSchema) }),
  z.object({ ...body, kind: z.literal('bulletin'), key: bulletinKeySchema, lines: z.tuple([lineSchema], lineSchema) }),
  z.object({ ...body, kind: z.literal('digest'), key: bulletinKeySchema, digest: digestSchema }),
]);

/** What a text that came over a topic turned out to be. `foreign`: somebody else's. `newer`: ours, of a version that this code does not know. */
export type MessageReading =
  | { readonly kind: 'ours'; readonly message: Message }
  | { readonly kind: 'foreign' | 'newer' | 'malformed'; readonly because: string };

/** Only what tells our messages from those of others that share the topic. */
const envelopeSchema = z.object({ schemaVersion: z.number(), key: z.string().check(z.regex(/^(notafter|bulletin):/)) });

/**
 * Recognises a message of ours among those of a topic, which may be anybody's.
 *
 * Never throws. Whoever gets anything but `ours` leaves it alone and says `because` in its log: the ledger holds what is to be told.
 */
export function parseMessage(text: string): MessageReading {
  const value = jsonValue(text);
  const { data: envelope } = envelopeSchema.safeParse(value);
  if (envelope === undefined) return { kind: 'foreign', because: 'it is no message of notafter' };
  if (envelope.schemaVersion > MESSAGE_VERSION)
    return { kind: 'newer', because: `its schemaVersion is ${envelope.schemaVersion}, known is ${MESSAGE_VERSION}` };
  const { data, error } = messageSchema.safeParse(value);
  return data === undefined ? { kind: 'malformed', because: problemOf(error, value) } : { kind: 'ours', message: data };
}
