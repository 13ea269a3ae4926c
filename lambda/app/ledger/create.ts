import {
  bulletinAttributes,
  digestAttributes,
  incidentAttributes,
  memberAttributes,
} from '../../contract/ledger-live-items';
import type { Account } from '../../contract/ledger-run-items';
import type { Bulletin } from '../../domain/ledger/bulletin';
import type { DigestPost } from '../../domain/ledger/chat-post';
import type { Incident } from '../../domain/ledger/incident';
import type { RingMemory } from '../../domain/ledger/ring-memory';
import { ACCOUNT_KEY, bulletinItemKey, incidentItemKey, liveKey, membersKey } from './keys';
import type { Ledger } from './ledger';
import { remembering } from './ring-memory';

/**
 * Writes an incident with its members, once: one that stands under its key is left as it is.
 *
 * `memory`: of the account with this ring, written with it, so that a ring is neither forgotten nor counted twice. Without it, it does not count.
 */
export async function createIncident(
  { table }: Ledger,
  incident: Incident,
  memory?: RingMemory,
): Promise<'written' | 'refused'> {
  const { key, members } = incident;
  return table.write([
    { kind: 'update', key: incidentItemKey(key), condition: { kind: 'absent' }, set: incidentAttributes(incident) },
    { kind: 'update', key: membersKey(key), set: memberAttributes(members) },
    { kind: 'update', key: liveKey(key), set: { key } },
    ...(memory === undefined ? [] : [remembering(memory)]),
  ]);
}

/** Writes the digest of a week, once, and that there is one: one that stands under its key is left as it is. */
export async function createDigest({ table }: Ledger, post: DigestPost): Promise<'written' | 'refused'> {
  const { key, digest } = post;
  const latestDigest: Account['latestDigest'] = { week: digest.week, at: digest.at };
  return table.write([
    { kind: 'update', key: bulletinItemKey(key), condition: { kind: 'absent' }, set: digestAttributes(post) },
    { kind: 'update', key: liveKey(key), set: { key } },
    { kind: 'update', key: ACCOUNT_KEY, set: { latestDigest } },
  ]);
}

/** Writes a bulletin, once: one that stands under its key is left as it is. */
export async function createBulletin({ table }: Ledger, bulletin: Bulletin): Promise<'written' | 'refused'> {
  const { key } = bulletin;
  return table.write([
    { kind: 'update', key: bulletinItemKey(key), condition: { kind: 'absent' }, set: bulletinAttributes(bulletin) },
    { kind: 'update', key: liveKey(key), set: { key } },
  ]);
}
