import type { IncidentKey } from '../../domain/ledger/incident';
import { PREFIX } from './keys';
import type { Ledger } from './ledger';
import { type Incidents, readIncidents } from './live';

/** All incidents that the ledger still keeps, those that are over too. Rejects where the table does not answer. */
export async function readKeptIncidents(ledger: Ledger): Promise<Incidents> {
  const keys = [...(await ledger.table.list(PREFIX.incident)).keys()].map((key) => key.slice(PREFIX.incident.length));
  return readIncidents(ledger, keys.filter(isKey));
}

const isKey = (text: string): text is IncidentKey => text.startsWith('notafter:');
