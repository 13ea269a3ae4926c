import * as z from 'zod/mini';
import type { BulletinKey } from '../domain/ledger/bulletin';
import type { IncidentKey } from '../domain/ledger/incident';
import type { Message } from '../domain/message';
import { parseMessage } from './messages';

/** A page that the ledger could not take. */
export type DegradedPage = Extract<Message, { readonly kind: 'page' | 'degraded' }>;

/** What a sink is asked to look at. `foreign`: nothing of ours, and why. */
export type SinkRequest =
  | { readonly kind: 'incident'; readonly key: IncidentKey }
  | { readonly kind: 'bulletin'; readonly key: BulletinKey }
  | { readonly kind: 'degraded'; readonly message: DegradedPage }
  | { readonly kind: 'foreign'; readonly because: string };

const poke = z.object({ key: z.string() });
const delivery = z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) });

/**
 * What an invocation of a sink is about: a poke by the announcer, `{ "key": "…" }`, or messages of its topic, which may be anybody's.
 *
 * Of a message only the key matters, as a sink acts on the ledger; but for one that says that the ledger could not be written.
 */
export function readSinkEvent(event: unknown): readonly SinkRequest[] {
  const poked = poke.safeParse(event);
  if (poked.success) return [requestFor(poked.data.key)];
  const delivered = delivery.safeParse(event);
  if (!delivered.success) return [{ kind: 'foreign', because: 'the event is neither a message of SNS nor a key' }];
  return delivered.data.Records.map(({ Sns }) => requestIn(Sns.Message));
}

function requestIn(text: string): SinkRequest {
  const read = parseMessage(text);
  if (read.kind !== 'ours') return { kind: 'foreign', because: read.because };
  return read.message.kind === 'degraded' ? { kind: 'degraded', message: read.message } : requestFor(read.message.key);
}

function requestFor(key: string): SinkRequest {
  if (isIncidentKey(key)) return { kind: 'incident', key };
  if (isBulletinKey(key)) return { kind: 'bulletin', key };
  return { kind: 'foreign', because: 'the key is neither that of an incident nor that of a bulletin' };
}

const isIncidentKey = (key: string): key is IncidentKey => key.startsWith('notafter:1:');
const isBulletinKey = (key: string): key is BulletinKey => key.startsWith('bulletin:1:');
