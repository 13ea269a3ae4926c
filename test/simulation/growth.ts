import { ringsUnder } from '../../lambda/domain/ledger/announced';
import type { Incident, IncidentKey, Member } from '../../lambda/domain/ledger/incident';
import { isReadable } from '../../lambda/domain/ledger/stored';
import type { World } from './world';

/** An hour, less what passes between the look at the clock and the write. */
const HOUR = 3600 - 120;

/** P13: of what rings together because others rang on their own, an hour has one incident, and one more where something is expired. */
export function checkStorm({ scheduler, created, refusedJoins }: World): void {
  const { ofRule } = scheduler.mix.limits;
  if (scheduler.mix.storm === 0 || ofRule === undefined) return;
  const together = created.slice(ofRule);
  for (const { key, at } of together) {
    const isOfTheHour = (other: number): boolean => other <= at && other > at - HOUR;
    const count = together.filter((other) => isOfTheHour(other.at)).length;
    if (count > 2 + refusedJoins.filter(isOfTheHour).length)
      scheduler.fail(`P13 ${key} is the incident ${count} of its storm in an hour`);
  }
}

/** P13: that who joined is told to whoever holds the incident, and to a topic not at once each time. */
export function checkGrowth(world: World): void {
  const { scheduler, pager, subscriber } = world;
  const pages = subscriber.messages.filter(({ message }) => message.kind === 'page');
  for (const key of pager.open)
    for (const { subject, joinedAt } of joinedUnder(world, key)) {
      if (!pager.taken.some((one) => one.key === key && one.at >= joinedAt))
        scheduler.fail(`P13 ${subject} joined ${key} at ${joinedAt.toFixed(0)}, and the pager never heard of it`);
      if (!pages.some(({ at, message }) => message.key === key && at >= joinedAt))
        scheduler.fail(`P13 ${subject} joined ${key} at ${joinedAt.toFixed(0)}, and subscribers never heard of it`);
    }
  if (scheduler.announcerFaults > 0) return;
  pages.forEach(({ at, message }, index) => {
    const before = pages.slice(0, index).findLast((earlier) => earlier.message.key === message.key);
    const isGrown = message.kind === 'page' && message.again?.because === 'grown';
    if (isGrown && before !== undefined && at - before.at < HOUR)
      scheduler.fail(`P13 subscribers heard at ${at.toFixed(0)} and ${before.at.toFixed(0)} that ${message.key} grew`);
  });
}

/** Who joined an incident and rings under it now. */
function joinedUnder(world: World, key: IncidentKey) {
  const incident = world.incidentOf(key);
  return (incident?.members ?? []).flatMap((member) => {
    const joinedAt = world.joinedAt.get(`${member.subject} ${member.rang}`);
    return joinedAt !== undefined && rings(world, incident, member) ? [{ subject: member.subject, joinedAt }] : [];
  });
}

function rings(world: World, incident: Incident | undefined, member: Member): boolean {
  const entry = world.entryOf(member.subject);
  return incident !== undefined && isReadable(entry) && ringsUnder(incident, member, entry);
}
