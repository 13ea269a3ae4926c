import type { Item } from '../../lambda/app/ports';
import { decodeLive } from '../../lambda/contract/ledger-live-items';
import type { BulletinKey } from '../../lambda/domain/ledger/bulletin';
import type { IncidentKey } from '../../lambda/domain/ledger/incident';
import { isReadable } from '../../lambda/domain/ledger/stored';

const keysIn = (items: ReadonlyMap<string, Item>) =>
  [...items].flatMap(([pointer, item]) => {
    const live = pointer.startsWith('live#') ? decodeLive(item) : undefined;
    return isReadable(live) ? [live.key] : [];
  });

/** The key of the one live incident. */
export function incidentIn(items: ReadonlyMap<string, Item>): IncidentKey {
  const key = keysIn(items).find((one): one is IncidentKey => one.startsWith('notafter:'));
  if (key === undefined) throw new Error('no incident is live');
  return key;
}

/** The key of the one live bulletin. */
export function bulletinIn(items: ReadonlyMap<string, Item>): BulletinKey {
  const key = keysIn(items).find((one): one is BulletinKey => one.startsWith('bulletin:'));
  if (key === undefined) throw new Error('no bulletin is live');
  return key;
}
