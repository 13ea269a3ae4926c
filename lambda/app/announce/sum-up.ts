import type { LedgerView } from '../../domain/ledger/reconcile';
import { summaries } from '../../domain/ledger/summaries';
import { joinIncident } from '../ledger/join';
import { markIncident } from '../ledger/mark';
import { readLedgerView } from '../ledger/views';
import { type AnnounceDependencies, inTime } from './pass';
import { writeIncident } from './write-incidents';

/** Lets pagers that were added hear of what rang before. Returns what is live then. */
export async function sumUp(pass: AnnounceDependencies): Promise<LedgerView> {
  const { ledger, identity, sinks } = pass;
  const view = await readLedgerView(ledger);
  const { incidents, joins } = summaries(view, { now: ledger.clock.now(), account: identity.account, sinks });
  if (incidents.length + joins.length === 0) return view;

  // Nobody is woken but who was added: the account does not count it among its rings.
  await inTime(pass, incidents, async (incident) => {
    await writeIncident(ledger, incident);
  });
  await inTime(pass, joins, async (join) => {
    // Refused while the sink is at it: the next pass asks again.
    if ((await joinIncident(ledger, join, [join.sink])) === 'refused') return;
    await markIncident(ledger, { ...join.incident, members: [...join.incident.members, ...join.members] });
  });
  return readLedgerView(ledger);
}
