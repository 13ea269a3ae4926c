import type { RuleId } from '../ids';
import { DAY_MS, type Instant, plusMilliseconds } from '../instant';
import type { SubjectId } from '../subject';
import { LEAST_NOTICE_MS } from './silencing';

/** Rules that tell of an end to come. */
const EXPIRY_RULES: ReadonlySet<string> = new Set([
  'certificate-expired',
  'certificate-expiring',
  'renewal-blocked',
  'renewal-ineligible',
  'renewal-overdue',
]);
/** Of these, and of everything at once, which they may join at any time. */
const EXPIRY_DAYS = 14;
const OTHER_DAYS = 90;

/** Whether a subject may be silenced: while the way to people is broken, somebody has to hear of it, and a drill proves nothing in silence. */
export const maySilence = (subject: SubjectId): boolean => /^(certificate|blind-spot|change-events):/.test(subject);

/** A silence of what this rule says lasts so many days at most. */
export const longestDays = (rule: RuleId): number => (EXPIRY_RULES.has(rule) ? EXPIRY_DAYS : OTHER_DAYS);

/** What bounds a silence. `deadline`: of what it is about, where that has one. */
export interface SilenceBounds {
  readonly rule: RuleId | undefined;
  readonly deadline: Instant | undefined;
  readonly notAfter: Instant | undefined;
}

/** The latest end that a silence may have; may lie in the past: then none is allowed any more. The end of a certificate bounds what tells of it, and everything at once. */
export function latestEnd({ rule, deadline, notAfter }: SilenceBounds, now: Instant): Instant {
  const isOfExpiry = rule === undefined || EXPIRY_RULES.has(rule);
  const days = rule === undefined ? EXPIRY_DAYS : longestDays(rule);
  const dates = [deadline, isOfExpiry ? notAfter : undefined].filter((date) => date !== undefined);
  const ends = [plusMilliseconds(now, days * DAY_MS), ...dates.map((date) => plusMilliseconds(date, -LEAST_NOTICE_MS))];
  return ends.reduce((first, next) => (next < first ? next : first));
}
