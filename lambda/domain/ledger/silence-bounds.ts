import type { NonEmpty, RuleId } from '../ids';
import { DAY_MS, type Instant, plusMilliseconds } from '../instant';
import type { CaseFinding } from './case';
import { earliestDeadline } from './findings';
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

/** A silence of what this rule says lasts so many days at most. */
export const longestDays = (rule: RuleId): number => (EXPIRY_RULES.has(rule) ? EXPIRY_DAYS : OTHER_DAYS);

/** The latest end that a silence of these findings may have; may lie in the past: then none is allowed any more. */
export function latestEnd(
  findings: NonEmpty<CaseFinding>,
  { rule, notAfter }: { readonly rule: RuleId | undefined; readonly notAfter: Instant | undefined },
  now: Instant,
): Instant {
  const days = rule === undefined ? EXPIRY_DAYS : longestDays(rule);
  const dates = [earliestDeadline(findings), notAfter].filter((date) => date !== undefined);
  const ends = [plusMilliseconds(now, days * DAY_MS), ...dates.map((date) => plusMilliseconds(date, -LEAST_NOTICE_MS))];
  return ends.reduce((first, next) => (next < first ? next : first));
}
