import { type Entry, owesRing } from '../../domain/ledger/announced';
import type { Incident } from '../../domain/ledger/incident';
import { joins } from '../../domain/ledger/joins';
import { pagersOf } from '../../domain/ledger/reconciliation';
import { afterJoin, NO_RINGS, type RingMemory } from '../../domain/ledger/ring-memory';
import { joinIncident } from '../ledger/join';
import { markIncident } from '../ledger/mark';
import { readLedgerView } from '../ledger/views';
import { type AnnounceDependencies, inTime } from './pass';

/** What came of the cases that could join what rings. */
export interface Joined {
  /** The incidents that grew, with all their members. */
  readonly incidents: readonly Incident[];
  /** What the account remembers then. */
  readonly memory: RingMemory | undefined;
}

/** Lets copies of what rings, and what cannot wait in a storm, join the incidents that are there. `memory`: absent where nobody can read it. */
export async function joinIncidents(
  pass: AnnounceDependencies,
  pending: readonly Entry[],
  memory: RingMemory | undefined,
): Promise<Joined> {
  const { ledger, sinks, limits, routing } = pass;
  if (!pending.some(owesRing)) return { incidents: [], memory };
  const pagers = pagersOf(sinks);
  const incidents: Incident[] = [];
  let known = memory;
  const context = { limits, routing, memory: memory ?? NO_RINGS, now: ledger.clock.now() };
  await inTime(pass, joins(pending, await readLedgerView(ledger), context), async (join) => {
    const next = known && afterJoin(known, { of: join.of, target: join.incident.target });
    // Refused where it is just being cleared or told: then they ring by themselves.
    if ((await joinIncident(ledger, join, pagers, next)) === 'refused') return;
    known = next;
    const incident: Incident = { ...join.incident, members: [...join.incident.members, ...join.members] };
    await markIncident(ledger, incident);
    incidents.push(incident);
  });
  return { incidents, memory: known };
}
