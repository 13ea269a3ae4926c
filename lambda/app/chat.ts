import { isNonEmpty, type SinkId } from '../domain/ids';
import type { Bulletin, BulletinKey, Line } from '../domain/ledger/bulletin';
import { isHistory } from '../domain/ledger/reconcile-bulletin';
import { isReadable, type Stored } from '../domain/ledger/stored';
import { bulletinMessage, toward } from './announce/messages';
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

/** `busy`: another post is on its way; the announcer pokes again. `agrees`: nothing to post. `superseded`: later bulletins said more of every line. */
export type Chatted =
  | { readonly kind: 'busy' | 'agrees' | 'superseded' }
  | { readonly kind: 'posted'; readonly answer: Told; readonly lines: number };

/** Posts one bulletin, once: what is not answered is repeated. Lines that a later bulletin overtook are left out. Rejects where the table does not answer. */
export async function chat(dependencies: ChatDependencies, key: BulletinKey): Promise<Chatted> {
  const { ledger, sink, leaseSeconds } = dependencies;
  const lease = await takeLease(ledger, `chat:${sink}`, leaseSeconds);
  if (lease === undefined) return { kind: 'busy' };
  const bulletin = (await readBulletins(ledger, [key])).get(key);
  const chatted = isOpen(bulletin, dependencies) ? await post(dependencies, bulletin) : ({ kind: 'agrees' } as const);
  await releaseLease(ledger, lease);
  return chatted;
}

const isOpen = (bulletin: Stored<Bulletin> | undefined, { ledger, sink }: ChatDependencies): bulletin is Bulletin =>
  isReadable(bulletin) &&
  bulletin.marked &&
  bulletin.postedAt[sink] === undefined &&
  !isHistory(bulletin, ledger.clock.now());

async function post({ ledger, chat: channel, identity, sink }: ChatDependencies, bulletin: Bulletin): Promise<Chatted> {
  const { key, lines } = bulletin;
  const cases = await readEntries(
    ledger,
    lines.map(({ subject }) => subject),
  );
  const news = lines.filter((line) => isNewest(line, cases));
  if (!isNonEmpty(news)) {
    await notePosted(ledger, key, sink, { at: ledger.clock.now() });
    return { kind: 'superseded' };
  }
  const told = await channel.post(
    toward(bulletin, bulletinMessage({ key, lines: news }, identity, ledger.clock.now())),
  );
  const instead = told === 'instead';
  if (instead || told === 'accepted') await notePosted(ledger, key, sink, { at: ledger.clock.now(), instead });
  return { kind: 'posted', answer: told, lines: news.length };
}

/** Of a case that is gone or cannot be read nobody says anything later. */
function isNewest({ subject, revision }: Line, cases: Cases): boolean {
  const entry = cases.get(subject);
  return !isReadable(entry) || (entry.announced.told?.revision ?? revision) <= revision;
}
