import { carriersOf } from '../../domain/ledger/announced';
import type { Incident } from '../../domain/ledger/incident';
import type { IncidentView } from '../../domain/ledger/intent-of';
import type { LedgerView } from '../../domain/ledger/reconcile';
import { isReadable } from '../../domain/ledger/stored';
import { readEntries } from './cases';
import type { Ledger } from './ledger';
import { readIncidents, readLive } from './live';
import { readPending } from './pending';

/** All that is live, the cases of its members, and all that are pending. */
export async function readLedgerView(ledger: Ledger): Promise<LedgerView> {
  const { incidents, bulletins } = await readLive(ledger);
  const members = [...incidents.values()].flatMap((incident) => (isReadable(incident) ? incident.members : []));
  const pending = await readPending(ledger);
  const subjects = new Set([...members, ...pending].map(({ subject }) => subject));
  const cases = await readEntries(ledger, [...subjects]);
  return {
    incidents: Object.fromEntries(incidents),
    bulletins: Object.fromEntries(bulletins),
    cases: Object.fromEntries(cases),
  };
}

/** What decides on one incident: the cases of its members, and the incidents that these ring under now, for whomever. */
export async function readIncidentView(ledger: Ledger, { key, members }: Incident): Promise<IncidentView> {
  const cases = await readEntries(
    ledger,
    members.map(({ subject }) => subject),
  );
  const present = [...cases.values()].flatMap((entry) => (isReadable(entry) ? carriersOf(entry) : []));
  const incidents = await readIncidents(
    ledger,
    [...new Set(present)].filter((carrier) => carrier !== key),
  );
  return { incidents: Object.fromEntries(incidents), cases: Object.fromEntries(cases) };
}
