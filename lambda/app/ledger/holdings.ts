import { listenerAttribute } from '../../contract/listener-attributes';
import type { SinkId } from '../../domain/ids';
import { type Instant, plusMilliseconds } from '../../domain/instant';
import type { IncidentKey } from '../../domain/ledger/incident';
import type { Holding, Listener } from '../../domain/ledger/listener';
import type { PagerAnswer } from '../../domain/ledger/pager-answer';
import type { Condition, Item } from '../ports';
import { incidentItemKey } from './keys';
import type { Ledger } from './ledger';

/** The right of one sink to tell its medium of one incident. */
export interface Claim {
  readonly key: IncidentKey;
  readonly sink: SinkId;
  readonly by: string;
}

/**
 * Claims an incident; nothing where it does not exist, is not marked yet, or another process of this sink has it.
 *
 * `seconds`: longer than the timeout of the sink. Everything that decides what to do is read after it.
 */
export async function claimIncident(
  { table, clock, tokens }: Ledger,
  key: IncidentKey,
  sink: SinkId,
  seconds: number,
): Promise<Claim | undefined> {
  const now = clock.now();
  const by = tokens.next();
  const outcome = await table.write([
    {
      kind: 'update',
      key: incidentItemKey(key),
      condition: { kind: 'all', of: [{ kind: 'equals', attribute: 'marked', value: true }, isUnclaimed(sink, now)] },
      set: {
        [listenerAttribute('claimedBy', sink)]: by,
        [listenerAttribute('claimedUntil', sink)]: plusMilliseconds(now, seconds * 1000),
      },
    },
  ]);
  return outcome === 'written' ? { key, sink, by } : undefined;
}

/** Whether no process of the sink works on the incident now. */
export const isUnclaimed = (sink: SinkId, now: Instant): Condition => ({
  kind: 'any',
  of: [
    { kind: 'attribute-absent', attribute: listenerAttribute('claimedUntil', sink) },
    { kind: 'below', attribute: listenerAttribute('claimedUntil', sink), value: now },
  ],
});

/** Notes what the medium holds while the claim goes on. `refused`: the claim was lost, and nothing may be sent. */
export const noteHolding = async ({ table }: Ledger, claim: Claim, holding: Holding): Promise<'written' | 'refused'> =>
  table.write([
    { kind: 'update', key: incidentItemKey(claim.key), condition: isOurs(claim), set: held(claim.sink, holding) },
  ]);

/** Gives the claim back, with what the medium holds, and what it answered if it was asked. A claim that was lost is left to whoever has it now. */
export async function settleClaim(
  { table }: Ledger,
  claim: Claim,
  holding: Holding,
  answer?: PagerAnswer,
): Promise<void> {
  const instead = listenerAttribute('instead', claim.sink);
  const over = [listenerAttribute('claimedBy', claim.sink), listenerAttribute('claimedUntil', claim.sink)];
  await table.write([
    {
      kind: 'update',
      key: incidentItemKey(claim.key),
      condition: isOurs(claim),
      set: {
        ...held(claim.sink, holding),
        ...(holding.instead && { [instead]: true }),
        ...(holding.byOwn && { [listenerAttribute('byOwn', claim.sink)]: true }),
        ...(answer !== undefined && { [listenerAttribute('answer', claim.sink)]: answer }),
      },
      remove: holding.instead ? over : [...over, instead],
    },
  ]);
}

/** Notes what the other subscribers of `pages` were told. Only the announcer does, so that no claim is needed. */
export async function notePublished({ table }: Ledger, key: IncidentKey, holding: Holding): Promise<void> {
  const condition: Condition = { kind: 'present' };
  await table.write([{ kind: 'update', key: incidentItemKey(key), condition, set: held('pages', holding) }]);
}

const isOurs = ({ sink, by }: Claim): Condition => ({
  kind: 'equals',
  attribute: listenerAttribute('claimedBy', sink),
  value: by,
});

const held = (listener: Listener, { held: value, at, aloudAt, escalatedAt, members }: Holding): Item => ({
  [listenerAttribute('held', listener)]: value,
  [listenerAttribute('heldAt', listener)]: at,
  ...(aloudAt !== undefined && { [listenerAttribute('aloudAt', listener)]: aloudAt }),
  ...(escalatedAt !== undefined && { [listenerAttribute('escalatedAt', listener)]: escalatedAt }),
  ...(members !== undefined && { [listenerAttribute('members', listener)]: members }),
});
