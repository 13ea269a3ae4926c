import type { Ringing } from '../../domain/ledger/group';
import type { Incident } from '../../domain/ledger/incident';
import { pagersOf } from '../../domain/ledger/reconciliation';
import { afterRing, type RingMemory } from '../../domain/ledger/ring-memory';
import { isReadable, type Stored } from '../../domain/ledger/stored';
import { createIncident } from '../ledger/create';
import { readIncidents } from '../ledger/live';
import type { Ledger } from '../ledger/ledger';
import { markIncident } from '../ledger/mark';
import { type AnnounceDependencies, inTime } from './pass';

/** Writes incidents for the pagers that are deployed, each with what the account remembers of it, and marks their cases. */
export async function writeIncidents(
  pass: AnnounceDependencies,
  ringing: readonly Ringing[],
  memory: RingMemory | undefined,
): Promise<readonly Incident[]> {
  const { ledger, sinks } = pass;
  const listeners = pagersOf(sinks);
  const marked: Incident[] = [];
  let known = memory;
  await inTime(pass, ringing, async ({ incident, ring }) => {
    const next = ring && known && afterRing(known, ring, incident.createdAt);
    const { isOurs, stands } = await writeIncident(ledger, { ...incident, listeners }, next);
    // One that stood there was counted when it was written.
    if (isOurs) known = next ?? known;
    if (isReadable(stands)) marked.push(stands);
  });
  return marked;
}

/** Writes an incident and marks its cases. `stands`: where one stood under its key already, that one is marked, with its own members. */
export async function writeIncident(
  ledger: Ledger,
  incident: Incident,
  memory?: RingMemory,
): Promise<{ readonly isOurs: boolean; readonly stands: Stored<Incident> | undefined }> {
  const isOurs = (await createIncident(ledger, incident, memory)) === 'written';
  const stands = isOurs ? incident : (await readIncidents(ledger, [incident.key])).get(incident.key);
  if (isReadable(stands)) await markIncident(ledger, stands);
  return { isOurs, stands };
}
