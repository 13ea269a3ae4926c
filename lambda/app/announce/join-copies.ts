import { type Entry, owesRing } from '../../domain/ledger/announced';
import { joins } from '../../domain/ledger/joins';
import type { Incident } from '../../domain/ledger/incident';
import { joinIncident } from '../ledger/join';
import { markIncident } from '../ledger/mark';
import { readLedgerView } from '../ledger/views';
import { type AnnounceDependencies, inTime } from './pass';

/** Lets copies of what rings already join its incident. Returns those incidents, with all their members. */
export async function joinCopies(pass: AnnounceDependencies, pending: readonly Entry[]): Promise<readonly Incident[]> {
  const { ledger, sinks } = pass;
  if (!pending.some(owesRing)) return [];
  const pagers = sinks.filter(({ topic }) => topic === 'pages').map(({ id }) => id);
  const joined: Incident[] = [];
  await inTime(pass, joins(pending, await readLedgerView(ledger), pass.routing), async (join) => {
    // Refused where it is just being cleared: then they ring by themselves.
    if ((await joinIncident(ledger, join, pagers)) === 'refused') return;
    const incident: Incident = { ...join.incident, members: [...join.incident.members, ...join.members] };
    await markIncident(ledger, incident);
    joined.push(incident);
  });
  return joined;
}
