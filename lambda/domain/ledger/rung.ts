import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import type { SubjectId } from '../subject';

/** In falling order; several crossed at once ring once, as the lowest. */
export const RUNGS = ['open', '7d', '3d', '1d', 'expired'] as const;
/** A step of a dated case that rings again. */
export type Rung = (typeof RUNGS)[number];
const DAYS_LEFT: Readonly<Record<Exclude<Rung, 'open'>, number>> = { '7d': 7, '3d': 3, '1d': 1, expired: 0 };
/** At the threshold counts as inside. Without a deadline there is only `open`. */
export function rungAt(deadline: Instant | undefined, now: Instant): Rung {
  const days = deadline === undefined ? Infinity : millisecondsBetween(now, deadline) / DAY_MS;
  return RUNGS.findLast((rung) => rung !== 'open' && days <= DAYS_LEFT[rung]) ?? 'open';
}
/** Of two rungs, the one that is crossed first. */
export const earlierRung = (left: Rung, right: Rung): Rung =>
  RUNGS.indexOf(left) < RUNGS.indexOf(right) ? left : right;
/** Whether a pager may wake somebody for it. Derived, not stored. */
export type Urgency = 'high' | 'low';
/** `high` at rung `7d` and below, and for the way to those who are woken. A chat that fails wakes nobody: what it misses is not urgent either. */
export const urgencyOf = (subject: SubjectId, rung: Rung): Urgency =>
  rung !== 'open' || subject === 'alert-path:pages' ? 'high' : 'low';
