import { listenerAttribute } from '../../contract/listener-attributes';
import { EXPIRES_AT } from '../../contract/table-key';
import type { SinkId } from '../../domain/ids';
import type { BulletinKey } from '../../domain/ledger/bulletin';
import type { Incident } from '../../domain/ledger/incident';
import type { Condition } from '../ports';
import { isUnclaimed } from './holdings';
import { hasJoins } from './join';
import { bulletinItemKey, incidentItemKey, liveKey, membersKey } from './keys';
import { expiresAfter, KEPT_DAYS, type Ledger } from './ledger';

/** Takes an incident out of the live ones, on condition that each of these sinks still says that its medium holds nothing, and that nobody joined it since it was read. */
export async function finishIncident(
  { table, clock }: Ledger,
  { key, joins }: Pick<Incident, 'key' | 'joins'>,
  sinks: readonly SinkId[],
): Promise<void> {
  const now = clock.now();
  const set = { [EXPIRES_AT]: expiresAfter(now, KEPT_DAYS.other) };
  const agreed = sinks.flatMap((sink): readonly Condition[] => [
    { kind: 'equals', attribute: listenerAttribute('held', sink), value: 'ended' },
    isUnclaimed(sink, now),
  ]);
  await table.write([
    {
      kind: 'update',
      key: incidentItemKey(key),
      condition: { kind: 'all', of: [{ kind: 'present' }, hasJoins(joins), ...agreed] },
      set,
    },
    { kind: 'update', key: membersKey(key), set },
    { kind: 'delete', key: liveKey(key) },
  ]);
}

/** Takes a bulletin out of the live ones. */
export async function finishBulletin({ table, clock }: Ledger, key: BulletinKey): Promise<void> {
  const set = { [EXPIRES_AT]: expiresAfter(clock.now(), KEPT_DAYS.other) };
  await table.write([
    { kind: 'update', key: bulletinItemKey(key), condition: { kind: 'present' }, set },
    { kind: 'delete', key: liveKey(key) },
  ]);
}
