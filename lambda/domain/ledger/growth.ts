import type { Instant } from '../instant';
import { ringsUnder } from './announced';
import { holdingOf, type Incident } from './incident';
import type { IncidentView } from './intent-of';
import type { Listener } from './listener';
import { isReadable } from './stored';

/** Since when a listener that holds an incident should have heard who joined it; `undefined`: it has, or none of them rings any more. */
export function grewSince(listener: Listener, incident: Incident, { cases }: IncidentView): Instant | undefined {
  const { members, createdAt, joinedAt = createdAt } = incident;
  const { members: told = members.length } = holdingOf(incident, listener);
  const rings = members.slice(told).some((member) => {
    const entry = cases[member.subject];
    return isReadable(entry) && ringsUnder(incident, member, entry);
  });
  return rings ? joinedAt : undefined;
}
