import { isNonEmpty, type SinkId } from '../domain/ids';
import type { BulletinKey, Line } from '../domain/ledger/bulletin';
import { type ChatPost, linesIn } from '../domain/ledger/chat-post';
import { isHistory } from '../domain/ledger/reconcile-bulletin';
import { isReadable, type Stored } from '../domain/ledger/stored';
import { postMessage, toward } from './announce/messages';
import { type Cases, readEntries } from './ledger/cases';
import { releaseLease, takeLease } from './ledger/lease';
import type { Ledger } from './ledger/ledger';
import { readBulletins } from './ledger/live';
import { notePosted } from './ledger/poked';
import type { Chat, Identity, Told } from './ports';

/** What makes a chat agree with the ledger. */
export interface ChatDependencies {
  readonly ledger: Ledger;
  readonly chat: Chat;
  readonly identity: Identity;
  /** By which the ledger knows this chat. */
  readonly sink: SinkId;
  /** Longer than the timeout of the function: one post at a time. */
  readonly leaseSeconds: number;
}

/** `busy`: another post is on its way; the announcer pokes again. `agrees`: nothing to post. `superseded`: later bulletins said more of every line. A digest has no lines. */
export type Chatted =
  | { readonly kind: 'busy' | 'agrees' | 'superseded' }
  | { readonly kind: 'posted'; readonly answer: Told; readonly lines: number };

/** Posts one bulletin or digest, once: what is not answered is repeated. Lines that a later bulletin overtook are left out. Rejects where the table does not answer. */
export async function chat(dependencies: ChatDependencies, key: BulletinKey): Promise<Chatted> {
  const { ledger, sink, leaseSeconds } = dependencies;
  const lease = await takeLease(ledger, `chat:${sink}`, leaseSeconds);
  if (lease === undefined) return { kind: 'busy' };
  const stored = (await readBulletins(ledger, [key])).get(key);
  const chatted = isOpen(stored, dependencies) ? await post(dependencies, stored) : ({ kind: 'agrees' } as const);
  await releaseLease(ledger, lease);
  return chatted;
}

const isOpen = (stored: Stored<ChatPost> | undefined, { ledger, sink }: ChatDependencies): stored is ChatPost =>
  isReadable(stored) && stored.marked && stored.postedAt[sink] === undefined && !isHistory(stored, ledger.clock.now());

async function post({ ledger, chat: channel, identity, sink }: ChatDependencies, stored: ChatPost): Promise<Chatted> {
  const { key } = stored;
  const news = await newsIn(stored, ledger);
  if (news === undefined) {
    await notePosted(ledger, key, sink, { at: ledger.clock.now() });
    return { kind: 'superseded' };
  }
  const told = await channel.post(toward(stored, postMessage(news, identity, ledger.clock.now())));
  const instead = told === 'instead';
  if (instead || told === 'accepted') await notePosted(ledger, key, sink, { at: ledger.clock.now(), instead });
  return { kind: 'posted', answer: told, lines: linesIn(news).length };
}

/** The post without the lines that a later bulletin overtook; `undefined`: it overtook all of them. */
async function newsIn(stored: ChatPost, ledger: Ledger): Promise<ChatPost | undefined> {
  if (stored.kind === 'digest') return stored;
  const cases = await readEntries(
    ledger,
    stored.lines.map(({ subject }) => subject),
  );
  const lines = stored.lines.filter((line) => isNewest(line, cases));
  return isNonEmpty(lines) ? { ...stored, lines } : undefined;
}

/** Of a case that is gone or cannot be read nobody says anything later. */
function isNewest({ subject, revision }: Line, cases: Cases): boolean {
  const entry = cases.get(subject);
  return !isReadable(entry) || (entry.announced.told?.revision ?? revision) <= revision;
}
