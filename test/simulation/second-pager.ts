import { isReadable } from '../../lambda/domain/ledger/stored';
import type { IncidentKey } from '../../lambda/domain/ledger/incident';
import { ringIn } from './rings';
import type { Stay } from './stays';
import type { World } from './world';

/** Longer than a pass that began with the sinks of before. */
const PASS_SECONDS = 90;

/**
 * P14: that a pager which was added holds what rings once, as if it had been there: what rang before by one summary, all that rang since by itself.
 *
 * What ended while it was away stays open there, as nobody could tell it.
 */
export function checkSecondPager(world: World): void {
  for (const subject of world.truth.keys()) checkHeldOnce(world, subject);
  world.second.open.forEach((key) => checkWanted(world, key));
  checkNotifiedOnce(world);
  world.stays.forEach((stay) => checkSummary(world, stay));
  checkOwn(world);
}

type Subject = Parameters<typeof ringIn>[2];

function checkHeldOnce(world: World, subject: Subject): void {
  const entry = world.entryOf(subject);
  if (world.stays.length === 0 || !isReadable(entry) || entry.case.rang === 0) return;
  const held = [...world.second.open].filter((key) => ringIn(world, key, subject) === entry.case.rang);
  if (held.length !== 1)
    world.scheduler.fail(`P14 ${subject} rings, and the second pager holds ${held.join(', ') || 'nothing'}`);
}

function checkWanted(world: World, key: IncidentKey): void {
  const isLost = world.stays.length > 1 && !world.table.items.has(`live#${key}`);
  const isWanted = world.incidentOf(key)?.members.some(({ subject, rang }) => {
    const entry = world.entryOf(subject);
    return isReadable(entry) && entry.case.rang === rang;
  });
  if (!isLost && isWanted !== true) world.scheduler.fail(`P14 the second pager holds ${key}, and nobody wants it`);
}

function checkNotifiedOnce(world: World): void {
  const { scheduler, second } = world;
  const rings = second.notified.flatMap(({ key }) =>
    (world.incidentOf(key)?.members ?? []).map(({ subject, rang }) => `${subject} ${rang}`),
  );
  for (const ring of new Set(rings))
    if (rings.filter((one) => one === ring).length > 1 + scheduler.announcerFaults)
      scheduler.fail(`P14 the second pager notified more than once of the ring ${ring}`);
}

/** What rang before it came; what is written then is one summary. */
function checkSummary(world: World, { from, until }: Stay): void {
  const { scheduler, created, ringAt, joinedSince } = world;
  const written = created.filter(({ at, addedFor }) => addedFor !== undefined && at >= from && at < until);
  const ofBefore = written.filter(({ key }) =>
    ringsOf(world, key).some((ring) => !joinedSince.has(ring) && (ringAt.get(ring) ?? 0) < from),
  );
  if (ofBefore.length > 1)
    scheduler.fail(`P14 what rang before is told by ${ofBefore.map(({ key }) => key).join(', ')}`);
  for (const { key } of written)
    for (const ring of ringsOf(world, key))
      if (!joinedSince.has(ring) && (ringAt.get(ring) ?? 0) > from + PASS_SECONDS)
        scheduler.fail(`P14 ${ring} rang when the second pager was there, and is told by the summary ${key}`);
}

/** What others have for what rang before is not told by itself. */
function checkOwn({ scheduler, created, second, stays }: World): void {
  for (const { key, at, addedFor } of created) {
    const isItsOwn = stays.some(({ from, until }) => at >= from && at < until + PASS_SECONDS);
    if (addedFor === undefined && !isItsOwn && second.notified.some((one) => one.key === key))
      scheduler.fail(`P14 ${key} was made without the second pager, which notified of it`);
  }
}

const ringsOf = (world: World, key: IncidentKey): readonly string[] =>
  (world.incidentOf(key)?.members ?? []).map(({ subject, rang }) => `${subject} ${rang}`);
