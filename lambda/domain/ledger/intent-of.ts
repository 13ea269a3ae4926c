import type { SubjectId } from '../subject';
import { type Entry, markFor, owesRing, ringsUnder } from './announced';
import { type Incident, type IncidentKey, isFor } from './incident';
import type { Intent, Listener } from './listener';
import { isReadable, type Stored } from './stored';

/** The cases of all members, and the incidents that these ring under now, for whomever. */
export interface IncidentView {
  readonly incidents: Readonly<Record<IncidentKey, Stored<Incident>>>;
  readonly cases: Readonly<Record<SubjectId, Stored<Entry>>>;
}

/**
 * What a listener should hear of an incident now; asked by `reconcile`, and by a sink after its claim.
 *
 * `wait`: it is not marked yet, it is not for this listener, or a member rings under a newer incident that this listener did not accept: never a moment without one.
 */
export function intentOf(incident: Incident, listener: Listener, view: IncidentView): Intent | 'wait' {
  if (!incident.marked || !isFor(incident, listener)) return 'wait';
  const entries = incident.members.map((member) => ({ member, entry: view.cases[member.subject] }));
  if (entries.some(({ member, entry }) => isReadable(entry) && ringsUnder(incident, member, entry))) return 'tell';
  return entries.some(({ entry }) => keeps(incident.key, entry, listener, view)) ? 'wait' : 'clear';
}

/** Whether a member keeps the incident, though its ring moved on. */
function keeps(key: IncidentKey, entry: Stored<Entry> | undefined, listener: Listener, view: IncidentView): boolean {
  if (!isReadable(entry)) return entry === 'unreadable';
  if (entry.case.rang === 0) return false;
  if (owesRing(entry)) return true;
  const present = markFor(listener, entry);
  return present?.key !== key && !isAccepted(present && view.incidents[present.key], listener);
}

const isAccepted = (incident: Stored<Incident> | undefined, listener: Listener): boolean =>
  isReadable(incident) && incident.holdings[listener]?.held === 'open';
