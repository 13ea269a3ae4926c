import { isNonEmpty, type NonEmpty, type RuleId } from '../ids';
import { HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import { kindOf } from '../subject';
import { MEMBERS } from './allot';
import { type Entry, owesRing } from './announced';
import type { Case } from './case';
import { copyIdentity } from './copies';
import { ruleOf } from './findings';
import { holdingOf, type Incident, type IncidentKey, type Member, memberOf } from './incident';
import type { IncidentView } from './intent-of';
import { type Rationing, togetherOf } from './ring-limits';
import { cannotWait, isExpired } from './ring-order';
import { targetOf } from './routing';
import { isReadable, type Stored } from './stored';
import type { Storm } from './storm';
import { stormOf } from './storm-of';

/** Who rings under an incident from now on, beside its own members. `of`: for which rule each of them rings. */
export interface Join {
  readonly incident: Incident;
  readonly members: NonEmpty<Member>;
  readonly of: readonly RuleId[];
  /** What the incident is a part of from now on; absent: of what it was. */
  readonly storm?: Storm;
}

/** What decides who joins what. */
export interface JoinContext extends Rationing {
  readonly now: Instant;
}

/**
 * Which of the cases that owe a ring join an incident that rings, so that they are told at once and wake nobody anew: copies of a certificate that rings there
 * for the same reason at the same rung, and, while a storm goes on, what cannot wait.
 *
 * One that leads to another target is another thing to do. One that was a member before rings anew: it ended meanwhile, and somebody may have heard so, or it
 * came closer.
 */
export function joins(pending: readonly Entry[], live: IncidentView, context: JoinContext): readonly Join[] {
  const carriers = carriersIn(live);
  const joining = new Map<Carrier, NonEmpty<Case>>();
  for (const { case: one } of pending.filter(owesRing)) {
    const found = candidates(one, carriers, context).find((carrier) => isOpenTo(one, carrier, joining.get(carrier)));
    if (found !== undefined) joining.set(found, [...(joining.get(found) ?? []), one]);
  }
  return [...joining].map(([{ incident }, cases]) => joinOf(incident, cases, context));
}

/** What is told and has not ended, with those who ring under it. */
interface Carrier {
  readonly incident: Incident;
  readonly ringing: NonEmpty<Case>;
}
interface Carriers {
  readonly byKey: ReadonlyMap<IncidentKey, Carrier>;
  /** What each certificate rings under at each rung, whatever its copies. */
  readonly ofCopies: ReadonlyMap<string, Carrier>;
}

function carriersIn({ incidents, cases }: IncidentView): Carriers {
  const carriers = Object.values(incidents)
    .filter((one) => isReadable(one))
    .filter((one) => one.marked && holdingOf(one, 'pages').held !== 'ended')
    .flatMap((incident): readonly Carrier[] => {
      const ringing = incident.members.flatMap((member) => ringingAs(member, incident, cases[member.subject]));
      return isNonEmpty(ringing) ? [{ incident, ringing }] : [];
    });
  return {
    byKey: new Map(carriers.map((carrier) => [carrier.incident.key, carrier])),
    ofCopies: new Map(
      carriers.flatMap((carrier) =>
        carrier.ringing.flatMap((one) => ringIdentities(one, carrier.incident.target)).map((same) => [same, carrier]),
      ),
    ),
  };
}

/** The case of a member whose ring stands and is carried by this very incident. */
function ringingAs({ rang }: Member, { key }: Incident, entry: Stored<Entry> | undefined): readonly Case[] {
  if (!isReadable(entry) || entry.case.rang !== rang) return [];
  const { incident: carried } = entry.announced;
  return carried?.key === key && carried.rang === rang ? [entry.case] : [];
}

/** What copies for one target have in common that ring at the same rung for the same reason: another one is news, and somebody may be asleep again. */
function ringIdentities(one: Case, target: string | undefined): readonly string[] {
  const identity = copyIdentity(one);
  return identity === undefined ? [] : [JSON.stringify([target, one.state.rung, ruleOf(one), identity])];
}

/** What a case could join: that of its copies, else what rang for its storm, the youngest first. */
function candidates(one: Case, { byKey, ofCopies }: Carriers, context: JoinContext): readonly Carrier[] {
  const ofCopy = ringIdentities(one, targetOf(one, context.routing)).map((identity) => ofCopies.get(identity));
  const ofStorm = keysOfStorm(one, context).map((key) => byKey.get(key));
  return [...ofCopy, ...ofStorm].filter((carrier) => carrier !== undefined);
}

/** The incidents of an hour in which others of its storm rang together. What can wait waits for the next one, and the way to people is no part of it. */
function keysOfStorm(one: Case, context: JoinContext): readonly IncidentKey[] {
  if (!cannotWait(one) || ['alert-path', 'drill'].includes(kindOf(one.subject))) return [];
  return togetherOf(one, context, context.now)
    .filter(({ at }) => plusMilliseconds(at, HOUR_MS) > context.now)
    .flatMap(({ key }) => key ?? [])
    .toReversed();
}

/** What is expired joins only what told of something expired: whoever was woken for dates to come may be asleep again. */
function isOpenTo(one: Case, { incident, ringing }: Carrier, joining: readonly Case[] = []): boolean {
  const isFull = incident.members.length + joining.length >= MEMBERS;
  const wasMember = incident.members.some(({ subject }) => subject === one.subject);
  return !isFull && !wasMember && (!isExpired(one) || ringing.some(isExpired));
}

function joinOf(incident: Incident, cases: NonEmpty<Case>, context: JoinContext): Join {
  const { target, key } = incident;
  const [first, ...others] = cases;
  const isStorm = cases.some((one) => keysOfStorm(one, context).includes(key));
  const storm = isStorm ? stormOf({ target, together: cases, own: [] }, context, context.now) : undefined;
  return {
    incident,
    members: [memberOf(first), ...others.map(memberOf)],
    of: cases.map(ruleOf),
    ...(storm !== undefined && { storm }),
  };
}
