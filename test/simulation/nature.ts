import type { WeekId } from '../../lambda/domain/digest/due-week';
import { isNonEmpty } from '../../lambda/domain/ids';
import { isReadable } from '../../lambda/domain/ledger/stored';
import type { SubjectId } from '../../lambda/domain/subject';
import type { SimulatedFunctions } from './functions';
import type { Scheduler } from './scheduler';
import { HEALTHY, nextTruth, stormyTruth } from './truth';
import type { World } from './world';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How long after the last fault everything has to be well: people closed something, and a refresh comes after six hours. */
export const settledAfter = (scheduler: Scheduler): number =>
  scheduler.mix.faultsUntil + (scheduler.mix.humans > 0 ? 7.5 : 2.2) * HOUR;

/** Starts what happens by itself: schedules, and a world that changes and breaks. */
export function startNature(world: World, functions: SimulatedFunctions): void {
  const { scheduler } = world;
  every(
    scheduler,
    () => MINUTE * (isOver(scheduler) ? 15 : 1),
    () => functions.startAnnouncer(0),
  );
  every(
    scheduler,
    () => scanInterval(scheduler),
    () => functions.startScan(0),
  );
  every(
    scheduler,
    () => 20 + scheduler.upTo(scheduler.mix.natureEvery),
    () => scheduler.isFaulty && change(world, functions),
  );
  scheduler.after(scheduler.mix.faultsUntil + 1, () => endDrills(world, functions));
  // Somebody who runs a command line looks whether it worked.
  scheduler.after(scheduler.mix.faultsUntil + HOUR, () => endDrills(world, functions));
}

/** Then a pass every quarter of an hour shows the same, sooner. */
const isOver = ({ now, mix }: Scheduler): boolean => now > mix.faultsUntil + 10 * MINUTE;

const scanInterval = (scheduler: Scheduler): number =>
  scheduler.isFaulty ? scheduler.mix.scanEvery * (0.6 + scheduler.upTo(0.8)) : 40 * MINUTE;

function every(scheduler: Scheduler, interval: () => number, work: () => unknown): void {
  scheduler.after(interval(), () => {
    work();
    every(scheduler, interval, work);
  });
}

function change(world: World, functions: SimulatedFunctions): void {
  const { scheduler, pager, chat, second, stays } = world;
  const { drills, digests, outages, poison } = scheduler.mix;
  changeTruth(world);
  if (scheduler.chance(drills)) drill(world, functions);
  people(world, functions);
  if (scheduler.chance(digests)) writeDigest(scheduler, functions);
  for (const medium of [pager, chat, ...(stays.length > 0 ? [second] : [])])
    if (scheduler.chance(outages * 0.15)) medium.downUntil = scheduler.now + scheduler.upTo(900);
  if (scheduler.chance(poison * 0.05)) spoil(world);
}

function people(world: World, functions: SimulatedFunctions): void {
  const { scheduler } = world;
  const { silences, acknowledgements, humans } = scheduler.mix;
  if (scheduler.chance(silences)) silence(world, functions);
  if (scheduler.chance(acknowledgements)) acknowledge(world, functions);
  if (scheduler.chance(humans)) closeByHand(world);
}

function changeTruth({ scheduler, truth }: World): void {
  if (scheduler.mix.storm > 0) {
    const [next] = [...truth].find(([, { severity }]) => severity === 'ok') ?? [];
    if (next !== undefined) truth.set(next, stormyTruth(scheduler));
    return;
  }
  for (const [subject, before] of truth)
    if (subject.startsWith('certificate:') && scheduler.upTo(1) < 0.4) truth.set(subject, nextTruth(before, scheduler));
}

function drill(world: World, functions: SimulatedFunctions): void {
  const { scheduler, truth } = world;
  const subject: SubjectId = `drill:${scheduler.nextId()}`;
  truth.set(subject, { severity: 'critical', second: false });
  functions.startDrill(0, subject);
  scheduler.after(60 + scheduler.upTo(600), () => {
    truth.set(subject, HEALTHY);
    functions.startDrill(0, subject);
  });
}

function silence({ scheduler, truth }: World, functions: SimulatedFunctions): void {
  const failing = [...truth].flatMap(([subject, { severity }]) => (severity === 'ok' ? [] : [subject]));
  if (!isNonEmpty(failing)) return;
  const subject = scheduler.oneOf(failing);
  functions.startSilence(0, subject, scheduler.upTo(1) < 0.3 ? 20 * HOUR : 60 + scheduler.upTo(HOUR));
  if (scheduler.upTo(1) < 0.3) functions.startSilence(scheduler.upTo(900), subject, 0);
}

function acknowledge({ scheduler, truth }: World, functions: SimulatedFunctions): void {
  const critical = [...truth].flatMap(([subject, { severity }]) => (severity === 'critical' ? [subject] : []));
  if (isNonEmpty(critical)) functions.startAcknowledgement(scheduler.upTo(600), scheduler.oneOf(critical));
}

function writeDigest(scheduler: Scheduler, functions: SimulatedFunctions): void {
  const week: WeekId = `${2000 + scheduler.nextId()}-W47`;
  for (const delay of [scheduler.upTo(5), scheduler.upTo(5)]) functions.startDigest(delay, week);
}

function endDrills({ truth }: World, functions: SimulatedFunctions): void {
  for (const subject of truth.keys()) {
    if (!subject.startsWith('drill:')) continue;
    truth.set(subject, HEALTHY);
    functions.startDrill(0, subject);
  }
}

function closeByHand(world: World): void {
  const { scheduler, pager, closedByHandAt } = world;
  const open = [...pager.open];
  if (!isNonEmpty(open)) return;
  const key = scheduler.oneOf(open);
  scheduler.log('human', `closes ${key}`);
  pager.closeByHand(key);
  for (const { subject } of world.incidentOf(key)?.members ?? []) closedByHandAt.set(subject, scheduler.now);
}

function spoil(world: World): void {
  const { scheduler, poisoned, deleted, table } = world;
  const intact = [...world.truth.keys()].filter(
    (subject) => !poisoned.has(subject) && isReadable(world.entryOf(subject)),
  );
  const [subject, ...others] = intact.toSorted(() => scheduler.upTo(2) - 1);
  if (subject === undefined || others.length === 0) return;
  poisoned.add(subject);
  const key = `case#${subject}`;
  if (scheduler.upTo(1) < 0.5) {
    deleted.add(subject);
    table.items.delete(key);
  } else {
    table.items.set(key, { ...table.items.get(key), state: 'spoiled' });
  }
  scheduler.log('poison', `${deleted.has(subject) ? 'deletes' : 'spoils'} ${key}`);
}
