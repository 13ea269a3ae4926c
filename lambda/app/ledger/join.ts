import { memberAttributes } from '../../contract/ledger-live-items';
import { listenerAttribute } from '../../contract/listener-attributes';
import { EXPIRES_AT } from '../../contract/table-key';
import type { SinkId } from '../../domain/ids';
import type { Incident } from '../../domain/ledger/incident';
import type { Join } from '../../domain/ledger/joins';
import type { RingMemory } from '../../domain/ledger/ring-memory';
import type { Condition } from '../ports';
import { isUnclaimed } from './holdings';
import { incidentItemKey, membersKey } from './keys';
import type { Ledger } from './ledger';
import { remembering } from './ring-memory';

/**
 * Adds members to an incident that is live, on condition that it is as it was read and that none of these sinks cleared it or is about to.
 *
 * It is not marked then: `markIncident` is to follow, be it in a later pass. Until then sinks leave it alone. `memory`: of the account with these cases,
 * written with it.
 */
export async function joinIncident(
  { table, clock }: Ledger,
  { incident, members, storm }: Pick<Join, 'incident' | 'members' | 'storm'>,
  sinks: readonly SinkId[],
  memory?: RingMemory,
): Promise<'written' | 'refused'> {
  const { key, joins = 0 } = incident;
  const now = clock.now();
  const open = sinks.flatMap((sink): readonly Condition[] => [isNotOver(sink), isUnclaimed(sink, now)]);
  const condition: Condition = {
    kind: 'all',
    of: [
      { kind: 'equals', attribute: 'marked', value: true },
      { kind: 'attribute-absent', attribute: EXPIRES_AT },
      hasJoins(incident.joins),
      ...open,
    ],
  };
  return table.write([
    {
      kind: 'update',
      key: incidentItemKey(key),
      condition,
      set: { marked: false, joins: joins + 1, joinedAt: now, ...(storm !== undefined && { storm }) },
    },
    { kind: 'update', key: membersKey(key), set: memberAttributes([...incident.members, ...members]) },
    ...(memory === undefined ? [] : [remembering(memory)]),
  ]);
}

/** Whether nobody joined since it was read. */
export const hasJoins = (joins: Incident['joins']): Condition =>
  joins === undefined
    ? { kind: 'attribute-absent', attribute: 'joins' }
    : { kind: 'equals', attribute: 'joins', value: joins };

/** Whether the medium of a sink was not told of the end. */
function isNotOver(sink: SinkId): Condition {
  const attribute = listenerAttribute('held', sink);
  return {
    kind: 'any',
    of: [
      { kind: 'attribute-absent', attribute },
      { kind: 'equals', attribute, value: 'nothing' },
      { kind: 'equals', attribute, value: 'trying' },
      { kind: 'equals', attribute, value: 'open' },
    ],
  };
}
