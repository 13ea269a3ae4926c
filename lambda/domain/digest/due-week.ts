import { DAY_MS, HOUR_MS, instant, type Instant, millisecondsBetween, plusMilliseconds } from '../instant';
import { wallClockIn } from '../rendering/time-zone';
import { type DigestSchedule, WEEKDAYS } from './digest-schedule';

/** A week of ISO 8601, such as `2026-W47`. */
export type WeekId = `${string}-W${string}`;

/** What a digest of a week depends on besides the time of day. */
export interface DueContext {
  readonly schedule: DigestSchedule;
  /** Name of the zone, of IANA, whose clock counts; without it, or where nobody knows it, that of UTC. */
  readonly timeZone?: string | undefined;
  /** When the account was watched first: nobody misses the digest of a moment before. */
  readonly watchedSince: Instant;
}

const WEEK_MS = 7 * DAY_MS;
/** A moment that was missed is caught up for so long: what comes on Wednesday is no digest of Monday any more. */
const CAUGHT_UP_MS = 2 * DAY_MS;
/** A Monday. */
const FIRST_MONDAY = instant('1970-01-05T00:00:00.000Z');

/**
 * The week whose digest is due now; `undefined`: none is.
 *
 * Reckoned on the clock on the wall alone, so that no moment has to exist: one that the clock jumps over is reached by the jump, and one that
 * comes twice is of the same week both times. Weeks only ever grow with time but for a clock that is set back over midnight, when none is due.
 */
export function dueWeek(now: Instant, { schedule, timeZone, watchedSince }: DueContext): WeekId | undefined {
  const wall = (at: Instant): Instant => (timeZone === undefined ? undefined : wallClockIn(at, timeZone)) ?? at;
  const due = lastMoment(wall(now), schedule);
  const isMissed = millisecondsBetween(due, wall(now)) >= CAUGHT_UP_MS;
  return isMissed || wall(watchedSince) >= due ? undefined : weekOf(due);
}

/** The newest such hour of such a weekday that is not after it. */
function lastMoment(wall: Instant, { weekday, hour }: DigestSchedule): Instant {
  const first = plusMilliseconds(FIRST_MONDAY, WEEKDAYS.indexOf(weekday) * DAY_MS + hour * HOUR_MS);
  const weeks = Math.floor(millisecondsBetween(first, wall) / WEEK_MS);
  return plusMilliseconds(first, weeks * WEEK_MS);
}

/** A week belongs to the year of its Thursday. */
function weekOf(day: Instant): WeekId {
  const monday = lastMoment(day, { weekday: 'monday', hour: 0 });
  const thursday = plusMilliseconds(monday, 3 * DAY_MS);
  const year = thursday.slice(0, 4);
  const newYear = instant(`${year}-01-01T00:00:00.000Z`);
  const number = Math.floor(millisecondsBetween(newYear, thursday) / WEEK_MS) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}
