import { DAY_MS, HOUR_MS, type Instant, millisecondsBetween } from '../instant';
import { counted, inUtc } from '../wording';
import { inTimeZone } from './time-zone';

const UNITS = [
  { noun: 'day', milliseconds: DAY_MS },
  { noun: 'hour', milliseconds: HOUR_MS },
  { noun: 'minute', milliseconds: 60_000 },
] as const;

/** `in 6 days`, `2 hours ago`, `now`. Whole units only: 6 days and 23 hours are 6 days, so that nobody is promised more time than there is. */
export function fromNow(now: Instant, moment: Instant): string {
  const milliseconds = millisecondsBetween(now, moment);
  const unit = UNITS.find((candidate) => Math.abs(milliseconds) >= candidate.milliseconds);
  if (unit === undefined) return 'now';
  const amount = counted(Math.floor(Math.abs(milliseconds) / unit.milliseconds), unit.noun);
  return milliseconds > 0 ? `in ${amount}` : `${amount} ago`;
}

/** What a deadline is called: the end of the certificate itself, or another moment from which it hurts. */
export function deadlinePhrase(now: Instant, deadline: Instant, notAfter: Instant | undefined): string {
  if (deadline !== notAfter) return `due ${fromNow(now, deadline)}`;
  return `${deadline > now ? 'expires' : 'expired'} ${fromNow(now, deadline)}`;
}

/**
 * `2026-11-26 08:00 UTC, in 6 days`; with a time zone also what a clock on the wall shows there:
 * `2026-11-26 08:00 UTC (Thursday 2026-11-26 09:00 in Europe/Paris), in 6 days`.
 */
export function moment(now: Instant, at: Instant, timeZone?: string): string {
  const local = timeZone === undefined ? undefined : inTimeZone(at, timeZone);
  return `${inUtc(at)}${local === undefined ? '' : ` (${local})`}, ${fromNow(now, at)}`;
}
