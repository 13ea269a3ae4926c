import { HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import { kindOf } from '../subject';
import { type Entry, hasNews, owesRing } from './announced';
import type { Case } from './case';
import { ruleOf } from './findings';
import { type PastRing, type RingMemory, ringsOfLate } from './ring-memory';
import { cannotWait, isExpired } from './ring-order';
import { type Routing, targetOf } from './routing';

/** How many incidents an account may open. Beyond, cases ring together or later; none is dropped. All but the hour's are counted for each target apart. */
export interface RingLimits {
  /** On their own, of one run. */
  readonly ofRun: number;
  /** Of one rule in six hours: beyond, its cases ring together. */
  readonly ofRule: number;
  /** On their own, of all rules in six hours: beyond, all that ring do so together. */
  readonly ofAll: number;
  /** In an hour. */
  readonly perHour: number;
}
/** What decides how much rings now. */
export interface Rationing {
  readonly limits: RingLimits;
  readonly memory: RingMemory;
  /** What storms for one target delays nobody else's pages. */
  readonly routing: Routing;
}

/** Few enough for one person to look at each. */
export const RING_LIMITS: RingLimits = { ofRun: 5, ofRule: 5, ofAll: 10, perHour: 20 };

/** Whether an earlier pass told chat of it and held its ring back. */
export const isHeldBack = (entry: Entry): boolean => owesRing(entry) && !hasNews(entry);

/** Until when a case that does not ring on its own waits; `undefined`: it does not. What is expired never waits. */
export function heldUntil(one: Case, rationing: Rationing, now: Instant): Instant | undefined {
  if (isExpired(one)) return undefined;
  const atOnce = cannotWait(one) || kindOf(one.subject) === 'alert-path';
  return [roomAt(rationing), ...(atOnce ? [] : [togetherOf(one, rationing, now).at(-1)?.at])]
    .filter((at) => at !== undefined)
    .map((at) => plusMilliseconds(at, HOUR_MS))
    .toSorted()
    .at(-1);
}

/** How many incidents may still be opened; below zero where what is expired took more. */
export const roomNow = ({ memory, limits }: Pick<Rationing, 'memory' | 'limits'>, now: Instant): number =>
  limits.perHour - memory.rings.filter(({ at }) => plusMilliseconds(at, HOUR_MS) > now).length;

/** Whether so much of what rang for a target of late did so on its own, whatever for, that all else rings together. `more`: beside that. */
export const isFullOfOwn = (past: readonly PastRing[], { ofAll }: RingLimits, more = 0): boolean =>
  past.filter(({ own }) => own).length + more >= ofAll;

/** The ring after whose hour there is room. */
const roomAt = ({ memory: { rings }, limits: { perHour } }: Rationing): Instant | undefined => rings.at(-perHour)?.at;

/** What rang together of the storm that a case is a part of, the oldest first; nothing where it is a part of none. */
export function togetherOf(one: Case, { memory, limits, routing }: Rationing, now: Instant): readonly PastRing[] {
  const rule = ruleOf(one);
  const past = ringsOfLate(memory, targetOf(one, routing), now);
  const isWide = isFullOfOwn(past, limits);
  const isFull = past.filter(({ rules }) => rules.includes(rule)).length >= limits.ofRule;
  return past.filter(({ own, rules }) => !own && (isWide || (isFull && rules.includes(rule))));
}

/** Since when somebody is to hear of a case. What is held back is due when it may ring; `undefined`: not yet, or not at all. */
export function dueSince(entry: Entry, rationing: Rationing, now: Instant): Instant | undefined {
  const { pendingSince } = entry;
  const until = isHeldBack(entry) ? heldUntil(entry.case, rationing, now) : undefined;
  if (until === undefined || pendingSince === undefined || until <= pendingSince) return pendingSince;
  return until > now ? undefined : until;
}
