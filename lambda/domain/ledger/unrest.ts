import { type Instant, millisecondsBetween } from '../instant';
import { compareSeverity, type Severity } from '../severity';
import type { CaseChange } from './transition';

/** What judgements have said of a subject one after the other without contradiction, and since which reading. `info`: that nothing is wrong. */
export interface Agreement {
  readonly on: Severity;
  readonly since: Instant;
}
/** How often a case changed of late. */
export interface Unrest {
  /** When judgements opened, raised, eased or ended it: the last three times at most. */
  readonly changedAt: readonly Instant[];
  /** Present while it flaps: what got better is not believed until judgements have agreed on it for a while. */
  readonly flapping?: Agreement;
}
/** What one judgement tells of how bad it is. `least`: proven by it, which is nothing where the row was not read; `most`: with what it could not know. */
export interface Sight {
  readonly least: Severity;
  readonly most: Severity;
  /** What the case stands at. */
  readonly stands: Severity;
}

/** So many changes within the time are too many. */
const TOO_MANY = 3;

/** Whether a judgement changed how bad it is. What time, people or the set of rules change does not count. */
const isFlip = ({ kind, reason }: CaseChange): boolean =>
  kind === 'opened' || reason === 'severity-rose' || kind === 'eased' || kind === 'resolved';

/** The unrest of a case after one more change. What has ended does not flap. */
export function unrestAfter(
  { changedAt, ...others }: Unrest = { changedAt: [] },
  change: CaseChange,
  now: Instant,
): Unrest {
  const changed = isFlip(change) ? [...changedAt, now].slice(-TOO_MANY) : changedAt;
  return change.kind === 'resolved' ? { changedAt: changed } : { ...others, changedAt: changed };
}

/** Whether this change is one too many: the last of three within so many minutes. */
export function isTooMuch(last: CaseChange, { changedAt }: Unrest, minutes: number): boolean {
  const [first, , third] = changedAt;
  if (first === undefined || third === undefined || !isFlip(last)) return false;
  return millisecondsBetween(first, third) <= minutes * 60_000;
}

/** What judgements agree on after one more. What could not be known contradicts nothing; what rose begins anew. */
export function agreementAfter(before: Agreement, { least, most, stands }: Sight, observedAt: Instant): Agreement {
  const isContradicted = compareSeverity(before.on, least) < 0 || compareSeverity(before.on, most) > 0;
  const rose = compareSeverity(most, stands) > 0;
  return isContradicted || rose ? { on: most, since: observedAt } : before;
}

/** Whether judgements have agreed for long enough, this one with evidence: that all that is worse has gone, or that what stands is still so. */
export function isAgreed({ on, since }: Agreement, sight: Sight, observedAt: Instant, minutes: number): boolean {
  const isProven = sight.most === on && (on !== sight.stands || sight.least === on);
  return isProven && millisecondsBetween(since, observedAt) >= minutes * 60_000;
}
