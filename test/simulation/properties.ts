import { decodeLive } from '../../lambda/contract/ledger-live-items';
import type { Entry } from '../../lambda/domain/ledger/announced';
import type { Line } from '../../lambda/domain/ledger/bulletin';
import type { Case } from '../../lambda/domain/ledger/case';
import type { IncidentKey } from '../../lambda/domain/ledger/incident';
import { compareSeverity } from '../../lambda/domain/severity';
import { isReadable } from '../../lambda/domain/ledger/stored';
import type { SubjectId } from '../../lambda/domain/subject';
import { OWN_RINGS, type SimulatedFunctions } from './functions';
import { checkDigests } from './digests';
import { checkFlapping } from './flapping';
import { checkGrowth, checkStorm } from './growth';
import { checkRepetition } from './repetition';
import { ringIn } from './rings';
import { checkSecondPager } from './second-pager';
import type { World } from './world';

/**
 * What must hold when everything works again. P4, which must hold at every moment, is watched by the world.
 *
 * P1 no page is lost; P2 no incident is held that nobody wants; P3 one notification a key, closed by hand aside; P5 chat and other
 * subscribers hear of every opening and end, the latest last; P6 nothing wedges; P7 a run rings at most its limit and one summary;
 * P8 without a pager, subscribers hear each hour of what has a day left, and with one never twice, lost answers aside; an acknowledgement ends
 * that until the next ring, and nothing else;
 * P9 nobody is woken for what is silenced, and no silence outlives a rise; P10 an hour has no more incidents than it may, but for what is
 * expired; P11 what flaps is not told to be better before it is stable;
 * P12 a digest is posted once, lost answers aside;
 * P13 a storm of what cannot wait rings little more than once an hour; whoever holds an incident was told who joined it, by a topic no oftener than once an hour;
 * P14 a pager that is added holds what rang before by one summary, and all that rang since by itself.
 */
export function checkProperties(world: World, functions: SimulatedFunctions): void {
  const subjects = [...world.truth.keys()];
  for (const subject of subjects.filter((one) => isIntact(world, one) || world.deleted.has(one)))
    checkCase(world, subject);
  for (const subject of subjects.filter((one) => isIntact(world, one))) {
    checkChat(world, subject);
    checkSubscriber(world, subject);
    checkRepetition(world, subject);
    checkFlapping(world, subject);
  }
  checkHeld(world);
  checkSecondPager(world);
  checkNotifications(world);
  checkLive(world);
  checkRuns(world);
  checkStorm(world);
  checkGrowth(world);
  checkCap(world);
  checkDigests(world);
  checkDelays(world);
  checkWatchdog(world, functions);
}

const isIntact = (world: World, subject: SubjectId): boolean => !world.poisoned.has(subject);

const hasMember = (world: World, key: IncidentKey, subject: SubjectId): boolean => ringIn(world, key, subject) > 0;

function checkCase(world: World, subject: SubjectId): void {
  const { scheduler, truth } = world;
  const severity = truth.get(subject)?.severity;
  const entry = world.entryOf(subject);
  const known = isReadable(entry) ? severityOf(entry.case) : 'ok';
  if (known !== severity)
    scheduler.fail(`P6 the ledger says that ${subject} is ${known}, and it is ${String(severity)}`);
  if (!isReadable(entry)) return;
  checkSettled(world, entry);
  if (entry.case.state.kind === 'silenced') checkSilenced(world, entry.case.state, subject);
  else if (severity === 'critical') checkPaged(world, entry.case);
}

function checkSettled({ scheduler, table }: World, { case: { subject }, pendingSince }: Entry): void {
  const isPending = pendingSince !== undefined || table.items.has(`pending#${subject}`);
  if (isPending) scheduler.fail(`P6 ${subject} is still pending`);
}

const severityOf = ({ state }: Case): string => (state.kind === 'resolved' ? 'ok' : state.severity);

/** Longer than it takes a sink that looked before the silence to tell what it saw. */
const SINK_SECONDS = 60;

function checkSilenced(world: World, { severity }: Case['state'], subject: SubjectId): void {
  const { scheduler, pager, silenced } = world;
  const { at: since, severity: then = severity } = silenced.get(subject) ?? { at: 0 };
  if (compareSeverity(severity, then) > 0) scheduler.fail(`P9 ${subject} was silenced as ${then}, and is ${severity}`);
  const isWoken = pager.notified.some(({ key, at }) => at > since + SINK_SECONDS && isOnlyOf(world, key, subject));
  if (isWoken) scheduler.fail(`P9 ${subject} is silenced, and somebody was woken for it`);
}

const isOnlyOf = (world: World, key: IncidentKey, subject: SubjectId): boolean =>
  world.incidentOf(key)?.members.every((member) => member.subject === subject) ?? false;

function checkPaged(world: World, { subject, rang }: Case): void {
  const { scheduler, pager, ringAt } = world;
  const holding = [...pager.open].filter((key) => hasMember(world, key, subject));
  if (holding.length === 0) scheduler.fail(`P1 ${subject} is critical, and no incident is open`);
  // Who joined an incident is told by it, and wakes nobody anew.
  const rangAt = world.joinedSince.get(`${subject} ${rang}`) ?? ringAt.get(`${subject} ${rang}`) ?? 0;
  if (!pager.notified.some(({ key, at }) => holding.includes(key) && at >= rangAt))
    scheduler.fail(`P1 ${subject} rang at ${rangAt.toFixed(0)}, and nobody was notified since`);
}

function checkChat(world: World, subject: SubjectId): void {
  const { scheduler, chat } = world;
  const entry = world.entryOf(subject);
  if (!isReadable(entry)) return;
  const told = chat.lines.filter((line) => line.subject === subject);
  const newest = told.at(-1);
  if (!isLatestNews(entry.case, newest))
    scheduler.fail(
      `P5 ${subject} is ${JSON.stringify(entry.case.last)}, and chat heard ${JSON.stringify(newest)} last`,
    );
  if (scheduler.mix.name === 'calm' && told.at(0)?.says === 'ended')
    scheduler.fail(`P5 chat heard of the end of ${subject} before its opening`);
}

/** Who was never told of an opening is not told of its end. */
function isLatestNews({ state }: Case, newest: Line | undefined): boolean {
  if (state.kind === 'resolved') return newest === undefined || newest.says === 'ended';
  return newest?.says === 'open' && (state.kind === 'silenced' || newest.severity === state.severity);
}

function checkSubscriber(world: World, subject: SubjectId): void {
  const { scheduler, subscriber } = world;
  const entry = world.entryOf(subject);
  const openings = subscriber.messages.filter(({ message }) => message.kind === 'page');
  const ofRing = ({ message }: (typeof openings)[number]): number => ringIn(world, message.key, subject);
  // Of a copy that joined an incident no page tells anew: that incident tells of its end.
  const newest = Math.max(0, ...openings.map(ofRing));
  const opening = openings.findLast((one) => newest > 0 && ofRing(one) === newest);
  if (opening === undefined || !isReadable(entry) || entry.case.rang > 0) return;
  const { key } = opening.message;
  if (world.incidentOf(key)?.members.some((member) => stillStands(world, member)) === true) return;
  const isEnded = subscriber.messages.some(
    ({ at, message }) =>
      message.kind === 'clear' &&
      message.key === key &&
      at >= opening.at &&
      message.cases.some((one) => one.subject === subject),
  );
  if (!isEnded) scheduler.fail(`P5 subscribers of pages heard of ${subject} by ${key}, and never of its end`);
}

function stillStands(world: World, { subject, rang }: { readonly subject: SubjectId; readonly rang: number }): boolean {
  const entry = world.entryOf(subject);
  return world.poisoned.has(subject) || (isReadable(entry) && entry.case.rang === rang);
}

const isPoisoned = (world: World, key: IncidentKey): boolean =>
  world.incidentOf(key)?.members.some(({ subject }) => world.poisoned.has(subject)) ?? true;

function isWanted(world: World, key: IncidentKey): boolean {
  const { members, addedFor } = world.incidentOf(key) ?? { members: [] };
  return members.some(({ subject, rang }) => {
    const entry = world.entryOf(subject);
    if (!isReadable(entry) || entry.case.rang === 0) return false;
    return addedFor === undefined ? entry.announced.incident?.key === key : entry.case.rang === rang;
  });
}

function checkHeld(world: World): void {
  for (const key of world.pager.open)
    if (!isPoisoned(world, key) && !isWanted(world, key))
      world.scheduler.fail(`P2 the pager holds ${key}, and nobody wants it`);
}

function checkNotifications(world: World): void {
  const { scheduler, pager } = world;
  const notified = new Set(pager.notified.map(({ key }) => key));
  for (const key of notified) {
    const times = pager.notified.filter((one) => one.key === key).length;
    const byHand = pager.closedByHand.get(key) ?? 0;
    if (times > 1 + byHand) scheduler.fail(`P3 ${key} notified ${times} times, and was closed by hand ${byHand} times`);
  }
  for (const [ring, keys] of carriersOf(world, notified))
    if (keys.length > 1 + scheduler.announcerFaults)
      scheduler.fail(`P3 the ring ${ring} notified by ${keys.join(', ')}`);
}

/** The incidents of each ring. */
function carriersOf(world: World, keys: ReadonlySet<IncidentKey>): ReadonlyMap<string, readonly IncidentKey[]> {
  const carriers = new Map<string, IncidentKey[]>();
  for (const key of keys)
    for (const { subject, rang } of world.incidentOf(key)?.members ?? []) {
      const ring = `${subject} ${rang}`;
      carriers.set(ring, [...(carriers.get(ring) ?? []), key]);
    }
  return carriers;
}

/** What is over leaves the live set, and pointers point to something. */
function checkLive(world: World): void {
  const { scheduler, table } = world;
  for (const [pointer, item] of table.items) {
    const live = pointer.startsWith('live#') ? decodeLive(item) : undefined;
    if (!isReadable(live)) continue;
    const { key } = live;
    if (key.startsWith('bulletin:')) scheduler.fail(`P6 ${key} is still live`);
    else if (isIncidentKey(key) && !isPoisoned(world, key) && !isWanted(world, key))
      scheduler.fail(`P6 ${key} is still live, and nobody wants it`);
  }
}

const isIncidentKey = (key: string): key is IncidentKey => key.startsWith('notafter:');

function checkRuns({ scheduler, table }: World): void {
  const { mix, announcerFaults } = scheduler;
  if (announcerFaults + mix.crash + mix.scanCrash > 0) return;
  const runs = new Map<unknown, number>();
  // Of a summary for a pager that was added the run is one of before.
  const rings = [...table.items].filter(([key, item]) => key.startsWith('incident#') && item['addedFor'] === undefined);
  for (const [, { run }] of rings) runs.set(run, (runs.get(run) ?? 0) + 1);
  for (const [run, count] of runs)
    // Also where a pass runs out of time: the next one knows what rang.
    if (count > (mix.limits.ofRun ?? OWN_RINGS) + 1) scheduler.fail(`P7 the run ${String(run)} rang ${count} times`);
}

/** What is expired rings beside the cap, and counts. */
function checkCap({ scheduler, created }: World): void {
  const { perHour = Infinity } = scheduler.mix.limits;
  const rings = created.filter(({ addedFor }) => addedFor === undefined);
  for (const { key, at, exempt } of rings) {
    const ofTheHour = rings.filter((other) => other.at <= at && other.at > at - 3600).length;
    if (!exempt && ofTheHour > perHour) scheduler.fail(`P10 ${key} is the incident ${ofTheHour} of its hour`);
  }
}

/** Two passes of the announcer, at most. */
function checkDelays({ scheduler, delays }: World): void {
  const longest = Math.max(0, ...delays);
  if (scheduler.mix.name.startsWith('calm') && longest > 130)
    scheduler.fail(`P1 ${longest.toFixed(0)} seconds from a ring to its notification, and nothing was wrong`);
}

function checkWatchdog({ scheduler, poisoned }: World, { announced }: SimulatedFunctions): void {
  if (announced?.kind !== 'done') scheduler.fail('P6 the announcer did not finish its last pass');
  else if (poisoned.size === 0 && announced.minutesSinceGoodRun > 60)
    scheduler.fail(`P6 the watchdog is not content: ${JSON.stringify(announced)}`);
}
