import { decodeBulletin, decodeIncident, decodeLive } from '../../contract/ledger-live-items';
import type { BulletinKey } from '../../domain/ledger/bulletin';
import type { ChatPost } from '../../domain/ledger/chat-post';
import type { Incident, IncidentKey } from '../../domain/ledger/incident';
import { isReadable, type Stored } from '../../domain/ledger/stored';
import { bulletinItemKey, incidentItemKey, membersKey, PREFIX } from './keys';
import type { Ledger } from './ledger';

/** Incidents by key, with those that cannot be read. Who is not in it does not exist. */
export type Incidents = ReadonlyMap<IncidentKey, Stored<Incident>>;
/** Bulletins and digests by key, with those that cannot be read. Who is not in it does not exist. */
export type Bulletins = ReadonlyMap<BulletinKey, Stored<ChatPost>>;

/** Reads these incidents with their members. */
export async function readIncidents(ledger: Ledger, keys: readonly IncidentKey[]): Promise<Incidents> {
  if (keys.length === 0) return new Map();
  const items = await ledger.table.getMany(keys.flatMap((key) => [incidentItemKey(key), membersKey(key)]));
  return new Map(
    keys.flatMap((key) => {
      const item = items.get(incidentItemKey(key));
      return item === undefined ? [] : [[key, decodeIncident(item, items.get(membersKey(key)))] as const];
    }),
  );
}

/** Reads these bulletins with their lines. */
export async function readBulletins(ledger: Ledger, keys: readonly BulletinKey[]): Promise<Bulletins> {
  if (keys.length === 0) return new Map();
  const items = await ledger.table.getMany(keys.map(bulletinItemKey));
  return new Map(
    keys.flatMap((key) => {
      const item = items.get(bulletinItemKey(key));
      return item === undefined ? [] : [[key, decodeBulletin(item)] as const];
    }),
  );
}

/** What is not over: incidents that are wanted or still held, bulletins that somebody lacks. In order of their keys. */
export async function readLive(
  ledger: Ledger,
): Promise<{ readonly incidents: Incidents; readonly bulletins: Bulletins }> {
  const pointers = [...(await ledger.table.list(PREFIX.live)).values()].map((item) => decodeLive(item));
  const keys = pointers.filter((pointer) => isReadable(pointer)).map(({ key }) => key);
  return {
    incidents: await readIncidents(ledger, keys.filter(isIncidentKey)),
    bulletins: await readBulletins(ledger, keys.filter(isBulletinKey)),
  };
}

/** Tells keys of incidents from those of bulletins. */
export const isIncidentKey = (key: IncidentKey | BulletinKey): key is IncidentKey => key.startsWith('notafter:');

/** Tells keys of bulletins from those of incidents. */
export const isBulletinKey = (key: IncidentKey | BulletinKey): key is BulletinKey => !isIncidentKey(key);
