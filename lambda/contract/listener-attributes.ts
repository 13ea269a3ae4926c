import * as z from 'zod/mini';
import { sinkId } from '../domain/ids';
import type { Listener } from '../domain/ledger/listener';
import { type PagerAnswer, UNKNOWN_REASONS } from '../domain/ledger/pager-answer';
import { instantSchema } from './identifiers';

const KINDS = [
  ...(['held', 'heldAt', 'aloudAt', 'escalatedAt', 'members', 'instead', 'byOwn'] as const),
  ...(['postedAt', 'claimedBy', 'claimedUntil', 'poked', 'answer'] as const),
] as const;

/** Name of the attribute by which an item says something of one listener. Each has one writer, so each stands by itself. */
export const listenerAttribute = (kind: (typeof KINDS)[number], listener: Listener): string => `${kind}:${listener}`;

const answerSchema: z.ZodMiniType<PagerAnswer> = z.discriminatedUnion('says', [
  z.object({
    says: z.literal('acknowledged'),
    at: instantSchema,
    by: z.exactOptional(z.string()),
    since: z.exactOptional(instantSchema),
  }),
  z.object({ says: z.literal('unacknowledged'), at: instantSchema, since: z.exactOptional(instantSchema) }),
  z.object({ says: z.literal('unknown'), at: instantSchema, because: z.enum(UNKNOWN_REASONS) }),
]);

const partSchema = z.object({
  held: z.exactOptional(z.enum(['nothing', 'trying', 'open', 'ended'])),
  heldAt: z.exactOptional(instantSchema),
  aloudAt: z.exactOptional(instantSchema),
  escalatedAt: z.exactOptional(instantSchema),
  members: z.exactOptional(z.number()),
  postedAt: z.exactOptional(instantSchema),
  instead: z.exactOptional(z.literal(true)),
  byOwn: z.exactOptional(z.literal(true)),
  claimedBy: z.exactOptional(z.string()),
  claimedUntil: z.exactOptional(instantSchema),
  poked: z.exactOptional(
    z.object({
      reason: z.enum(['missing', 'surplus', 'refresh', 'repeat', 'escalate', 'ask']),
      times: z.number(),
      at: instantSchema,
      since: z.exactOptional(instantSchema),
    }),
  ),
  answer: z.exactOptional(answerSchema),
});

/** What an item says of one listener. */
export type ListenerPart = z.infer<typeof partSchema>;

/** What an item says of each listener that it names; `unreadable` where it says something that no version of ours wrote. */
export function listenerParts(
  item: Readonly<Record<string, unknown>>,
): ReadonlyMap<Listener, ListenerPart> | 'unreadable' {
  const listeners = new Set(Object.keys(item).flatMap((name) => listenerIn(name)));
  const parts = new Map<Listener, ListenerPart>();
  for (const listener of listeners) {
    const named = KINDS.map((kind) => [kind, item[listenerAttribute(kind, listener)]] as const);
    const { data } = partSchema.safeParse(Object.fromEntries(named.filter(([, value]) => value !== undefined)));
    if (data === undefined) return 'unreadable';
    parts.set(listener, data);
  }
  return parts;
}

function listenerIn(attribute: string): readonly Listener[] {
  const [kind, name] = attribute.split(':');
  if (name === undefined || !KINDS.some((known) => known === kind)) return [];
  return [name === 'pages' ? name : sinkId(name)];
}
