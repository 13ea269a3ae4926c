import type { Certificate } from './certificate';
import { DAY_MS, type Instant, millisecondsBetween } from './instant';
import type { Limit } from './policy';
import type { Alert } from './severity';

/** Where a certificate stands in its life, in milliseconds. `lifetime` (L) absent: not known; `remaining` (r) is below zero once it has expired. */
export interface Span {
  readonly notAfter: Instant;
  readonly remaining: number;
  readonly lifetime?: number;
}

/** `undefined` without `notAfter`. A `notAfter` that is not after `notBefore` tells no lifetime: a limit of nothing would warn of nothing. */
export function spanOf(
  { notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>,
  now: Instant,
): Span | undefined {
  if (notAfter === undefined) return undefined;
  const remaining = millisecondsBetween(now, notAfter);
  if (notBefore === undefined || notAfter <= notBefore) return { notAfter, remaining };
  return { notAfter, remaining, lifetime: millisecondsBetween(notBefore, notAfter) };
}

/** r ≤ min(days, L / divisor); at the limit counts as inside. `undefined`: the limit is a share of a lifetime that is not known. */
export function isInside({ days, lifetimeDivisor }: Limit, { remaining, lifetime }: Span): boolean | undefined {
  const byDays = days === undefined ? Infinity : days * DAY_MS;
  const byLifetime = lifetimeDivisor === undefined || lifetime === undefined ? Infinity : lifetime / lifetimeDivisor;
  const limit = Math.min(byDays, byLifetime);
  if (limit === Infinity) return lifetimeDivisor === undefined ? false : undefined;
  return remaining <= limit;
}

/** The worst limit that it is inside of. `unknown`: inside of none that can be told, and one cannot be told without its lifetime. */
export function nearness(limits: Readonly<Record<Alert, Limit>>, span: Span): Alert | 'outside' | 'unknown' {
  const critical = isInside(limits.critical, span);
  const warning = isInside(limits.warning, span);
  if (critical === true) return 'critical';
  if (warning === true) return 'warning';
  return critical === undefined || warning === undefined ? 'unknown' : 'outside';
}
