import type { Instant } from '../../lambda/domain/instant';
import { isAcknowledged } from '../../lambda/domain/ledger/acknowledgement';
import { type Entry, ringsUnder } from '../../lambda/domain/ledger/announced';
import type { Case } from '../../lambda/domain/ledger/case';
import type { IncidentKey, Member } from '../../lambda/domain/ledger/incident';
import { isPressing } from '../../lambda/domain/ledger/ringing';
import { isReadable, type Stored } from '../../lambda/domain/ledger/stored';
import type { SubjectId } from '../../lambda/domain/subject';
import { ringIn } from './rings';
import type { World } from './world';

/** Passes come each quarter of an hour by then. */
const REPEATED_WITHIN = 80 * 60;
/** A sink that dies before it writes down what its pager took is asked again meanwhile. */
const NOTED_WITHIN = 2 * 60 * 60;
/** Longer than a pass takes that looked before the acknowledgement. */
const PASS_SECONDS = 90;

/** P8: that people hear again of what rings, and of nothing else. */
export function checkRepetition(world: World, subject: SubjectId): void {
  const { scheduler } = world;
  if (scheduler.mix.escalates) {
    checkNotBesidePager(world, subject);
    return;
  }
  const entry = world.entryOf(subject);
  if (!isReadable(entry) || entry.case.rang === 0) return;
  const { incident } = entry.announced;
  const quietSince = incident && acknowledgedAt(world, incident.key);
  if (quietSince === undefined) checkHeardAgain(world, entry.case);
  else checkQuiet(world, incident?.key, quietSince);
}

/** What the pager refuses, or did not answer, is repeated to the others; what it has is not. */
function checkNotBesidePager(world: World, subject: SubjectId): void {
  const { scheduler, pager } = world;
  const isHad = ({ at, message }: Heard[number]): boolean =>
    pager.confirmed.some((one) => one.key === message.key && one.at < at - NOTED_WITHIN);
  if (heardOf(world, subject).some((one) => isAgain(one) && isHad(one)))
    scheduler.fail(`P8 ${subject} was repeated beside a pager`);
}

type Heard = World['subscriber']['messages'];

const heardOf = (world: World, subject: SubjectId): Heard =>
  world.subscriber.messages.filter(({ message }) => ringIn(world, message.key, subject) > 0);

/** That others joined is no repetition. */
const isAgain = ({ message }: Heard[number]): boolean =>
  message.kind === 'page' && message.again !== undefined && message.again.because !== 'grown';

function checkHeardAgain(world: World, one: Case): void {
  const { scheduler, ringAt } = world;
  const since = ringAt.get(`${one.subject} ${one.rang}`) ?? scheduler.now;
  const last = heardOf(world, one.subject).at(-1)?.at ?? 0;
  const isOld = scheduler.now - since > REPEATED_WITHIN && scheduler.now - last > REPEATED_WITHIN;
  if (isOld && isPressing([one], scheduler.instant))
    scheduler.fail(`P8 ${one.subject} has a day left, and subscribers heard of it last at ${last.toFixed(0)}`);
}

function checkQuiet({ scheduler, subscriber }: World, key: IncidentKey | undefined, since: number): void {
  const late = subscriber.messages.find(
    (one) => one.message.key === key && one.at > since + PASS_SECONDS && isAgain(one),
  );
  if (late !== undefined)
    scheduler.fail(`P8 ${String(key)} was acknowledged at ${since}, and repeated at ${late.at.toFixed(0)}`);
}

/** Since when all that rings under an incident is acknowledged; `undefined`: it is not. */
function acknowledgedAt(world: World, key: IncidentKey): number | undefined {
  const members = world.incidentOf(key)?.members ?? [];
  const moments = members.map((member) => quietAt(key, member, world.entryOf(member.subject)));
  const known = moments.filter((one) => one !== undefined);
  return known.length < moments.length ? undefined : Math.max(...known.map((at) => world.scheduler.secondsAt(at)));
}

/** When a member was acknowledged, or moved on. */
function quietAt(key: IncidentKey, member: Member, entry: Stored<Entry> | undefined): Instant | undefined {
  if (!isReadable(entry)) return undefined;
  if (!ringsUnder({ key }, member, entry)) return entry.case.last.at;
  return isAcknowledged(entry.case) ? entry.case.acknowledgement?.at : undefined;
}
