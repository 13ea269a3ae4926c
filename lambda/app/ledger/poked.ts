import { listenerAttribute } from '../../contract/listener-attributes';
import type { SinkId } from '../../domain/ids';
import type { Instant } from '../../domain/instant';
import type { BulletinKey } from '../../domain/ledger/bulletin';
import type { Poke } from '../../domain/ledger/reconciliation';
import { bulletinItemKey, incidentItemKey } from './keys';
import type { Ledger } from './ledger';
import { isIncidentKey } from './live';

/** Notes that a sink is about to be invoked. */
export async function notePoked({ table, clock }: Ledger, { key, sink, reason, times, since }: Poke): Promise<void> {
  const at = clock.now();
  const set = { [listenerAttribute('poked', sink)]: { reason, times, at, since: since ?? at } };
  const item = isIncidentKey(key) ? incidentItemKey(key) : bulletinItemKey(key);
  await table.write([{ kind: 'update', key: item, condition: { kind: 'present' }, set }]);
}

/** Notes that a medium took a bulletin: the topic, or a chat by its sink. `instead`: on the default way, as that of the target could not be used. */
export async function notePosted(
  { table }: Ledger,
  key: BulletinKey,
  by: 'topic' | SinkId,
  { at, instead = false }: { readonly at: Instant; readonly instead?: boolean },
): Promise<void> {
  const set =
    by === 'topic'
      ? { publishedAt: at }
      : { [listenerAttribute('postedAt', by)]: at, ...(instead && { [listenerAttribute('instead', by)]: true }) };
  await table.write([{ kind: 'update', key: bulletinItemKey(key), condition: { kind: 'present' }, set }]);
}
