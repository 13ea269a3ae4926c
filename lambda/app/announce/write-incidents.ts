import type { Ringing } from '../../domain/ledger/group';
import type { Incident } from '../../domain/ledger/incident';
import { afterRing, type RingMemory } from '../../domain/ledger/ring-memory';
import { isReadable } from '../../domain/ledger/stored';
import { createIncident } from '../ledger/create';
import { readIncidents } from '../ledger/live';
import { markIncident } from '../ledger/mark';
import { type AnnounceDependencies, inTime } from './pass';

/** Writes incidents, each with what the account remembers of it, and marks their cases. Where one stands under its key already, that one is marked, with its own members. */
export async function writeIncidents(
  pass: AnnounceDependencies,
  ringing: readonly Ringing[],
  memory: RingMemory | undefined,
): Promise<readonly Incident[]> {
  const { ledger } = pass;
  const marked: Incident[] = [];
  let known = memory;
  await inTime(pass, ringing, async ({ incident, ring }) => {
    const next = ring && known && afterRing(known, ring, incident.createdAt);
    const isOurs = (await createIncident(ledger, incident, next)) === 'written';
    // One that stood there was counted when it was written.
    if (isOurs) known = next ?? known;
    const stands = isOurs ? incident : (await readIncidents(ledger, [incident.key])).get(incident.key);
    if (!isReadable(stands)) return;
    await markIncident(ledger, stands);
    marked.push(stands);
  });
  return marked;
}
