import { isNonEmpty, type NonEmpty } from '../ids';
import { type Routing, targetOf } from './routing';
import { MEMBERS } from './allot';
import { type Entry, owesRing } from './announced';
import type { Case } from './case';
import { copyIdentity } from './copies';
import { ruleOf } from './findings';
import { holdingOf, type Incident, type Member } from './incident';
import type { IncidentView } from './intent-of';
import { isReadable, type Stored } from './stored';

/** Who rings under an incident from now on, beside its own members. */
export interface Join {
  readonly incident: Incident;
  readonly members: NonEmpty<Member>;
}

/**
 * Which of the cases that owe a ring are copies of one that rings at the same rung, so that they join its incident and wake nobody anew.
 *
 * One that leads to another target is another thing to do. One that was a member before rings anew: it ended meanwhile, and somebody may have heard so.
 */
export function joins(pending: readonly Entry[], live: IncidentView, routing: Routing): readonly Join[] {
  const carriers = carriersIn(live);
  const joining = new Map<Incident, Member[]>();
  for (const { case: one } of pending.filter(owesRing)) {
    const identity = ringIdentity(one);
    const incident = identity === undefined ? undefined : carriers.get(identity);
    if (incident === undefined || incident.target !== targetOf(one, routing)) continue;
    if (incident.members.some(({ subject }) => subject === one.subject)) continue;
    joining.set(incident, [...(joining.get(incident) ?? []), { subject: one.subject, rang: one.rang }]);
  }
  return [...joining].flatMap(([incident, members]) =>
    isNonEmpty(members) && incident.members.length + members.length <= MEMBERS ? { incident, members } : [],
  );
}

/** The incident under which each certificate rings at each rung, whatever its copies; of those that are told and have not ended. */
function carriersIn({ incidents, cases }: IncidentView): ReadonlyMap<string, Incident> {
  const readable = Object.values(incidents).filter((one) => isReadable(one));
  const told = readable.filter((one) => one.marked && holdingOf(one, 'pages').held !== 'ended');
  return new Map(
    told.flatMap((incident) => {
      const ringing = incident.members.flatMap((member) => ringingAs(member, incident, cases[member.subject]));
      return ringing.flatMap((one) => ringIdentity(one) ?? []).map((identity) => [identity, incident] as const);
    }),
  );
}

/** The case of a member whose ring stands and is carried by this very incident. */
function ringingAs({ rang }: Member, { key }: Incident, entry: Stored<Entry> | undefined): readonly Case[] {
  if (!isReadable(entry) || entry.case.rang !== rang) return [];
  const { incident: carried } = entry.announced;
  return carried?.key === key && carried.rang === rang ? [entry.case] : [];
}

/** What copies have in common that ring at the same rung for the same reason: another one is news, and somebody may be asleep again. */
function ringIdentity(one: Case): string | undefined {
  const identity = copyIdentity(one);
  return identity === undefined ? undefined : `${one.state.rung} ${ruleOf(one)} ${identity}`;
}
