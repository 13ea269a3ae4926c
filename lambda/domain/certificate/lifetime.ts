import type { Certificate } from './certificate';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import type { Limit } from '../policy';
import type { Alert } from '../severity';

/** Where a certificate stands in its life. `remaining` (r): milliseconds, below zero once it has expired. `notBefore` absent: its lifetime (L) is not known. */
export interface Span {
  readonly notBefore?: Instant;
  readonly notAfter: Instant;
  readonly remaining: number;
}

/** `undefined` without `notAfter`. A `notAfter` that is not after `notBefore` tells no lifetime: a limit of nothing would warn of nothing. */
export function spanOf(
  { notBefore, notAfter }: Pick<Certificate, 'notBefore' | 'notAfter'>,
  now: Instant,
): Span | undefined {
  if (notAfter === undefined) return undefined;
  const remaining = millisecondsBetween(now, notAfter);
  return notBefore === undefined || notAfter <= notBefore
    ? { notAfter, remaining }
    : { notBefore, notAfter, remaining };
}

/** r ≤ min(days, L / divisor); at the limit counts as inside. `undefined`: the limit is a share of a lifetime that is not known. */
export function isInside({ days = Infinity, lifetimeDivisor }: Limit, span: Span): boolean | undefined {
  // Almost always: so only few lifetimes are ever computed.
  if (span.remaining > days * DAY_MS) return false;
  if (lifetimeDivisor === undefined) return days !== Infinity;
  const { notBefore, notAfter, remaining } = span;
  if (notBefore === undefined) return days === Infinity ? undefined : true;
  return remaining <= millisecondsBetween(notBefore, notAfter) / lifetimeDivisor;
}

/** The worst limit that it is inside of. `unknown`: inside of none that can be told, and one cannot be told without its lifetime. */
export function nearness(limits: Readonly<Record<Alert, Limit>>, span: Span): Alert | 'outside' | 'unknown' {
  const critical = isInside(limits.critical, span);
  const warning = isInside(limits.warning, span);
  if (critical === true) return 'critical';
  if (warning === true) return 'warning';
  return critical === undefined || warning === undefined ? 'unknown' : 'outside';
}
