import { HOUR_MS, type Instant, plusMilliseconds } from '../instant';
import { type Entry, hasNews, owesRing } from './announced';
import type { Case } from './case';
import { ruleOf } from './findings';
import { type RingMemory, ringsOfLate } from './ring-memory';
import { cannotWait } from './ring-order';

/** How many incidents an account may open. Beyond, cases ring together or later; none is dropped. */
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
}

/** Few enough for one person to look at each. */
export const RING_LIMITS: RingLimits = { ofRun: 5, ofRule: 5, ofAll: 10, perHour: 20 };

/** Whether an earlier pass told chat of it and held its ring back. */
export const isHeldBack = (entry: Entry): boolean => owesRing(entry) && !hasNews(entry);

/** Until when a case that does not ring on its own waits; `undefined`: it does not. What is expired never waits. */
export function heldUntil(one: Case, { memory, limits }: Rationing, now: Instant): Instant | undefined {
  if (one.state.rung === 'expired') return undefined;
  const atOnce = cannotWait(one) || one.subject.startsWith('alert-path:');
  return [roomAt(memory, limits), ...(atOnce ? [] : [togetherAt(one, { memory, limits }, now)])]
    .filter((at) => at !== undefined)
    .map((at) => plusMilliseconds(at, HOUR_MS))
    .toSorted()
    .at(-1);
}

/** How many incidents may still be opened; below zero where what is expired took more. */
export const roomNow = ({ memory, limits }: Rationing, now: Instant): number =>
  limits.perHour - memory.rings.filter(({ at }) => plusMilliseconds(at, HOUR_MS) > now).length;

/** Whether so much rang on its own, whatever for, that all else rings together. */
export const isFullOfOwn = ({ memory, limits }: Rationing, now: Instant, more = 0): boolean =>
  ringsOfLate(memory, now).filter(({ own }) => own).length + more >= limits.ofAll;

/** The ring after whose hour there is room. */
const roomAt = ({ rings }: RingMemory, { perHour }: RingLimits): Instant | undefined => rings.at(-perHour)?.at;

/** When the others of its storm rang together last; `undefined`: there is none. */
function togetherAt(one: Case, rationing: Rationing, now: Instant): Instant | undefined {
  const rule = ruleOf(one);
  const isWide = isFullOfOwn(rationing, now);
  const past = ringsOfLate(rationing.memory, now);
  const isFull = past.filter(({ rules }) => rules.includes(rule)).length >= rationing.limits.ofRule;
  return past.findLast(({ own, rules }) => !own && (isWide || (isFull && rules.includes(rule))))?.at;
}

/** Since when somebody is to hear of a case. What is held back is due when it may ring; `undefined`: not yet, or not at all. */
export function dueSince(entry: Entry, rationing: Rationing, now: Instant): Instant | undefined {
  const { pendingSince } = entry;
  const until = isHeldBack(entry) ? heldUntil(entry.case, rationing, now) : undefined;
  if (until === undefined || pendingSince === undefined || until <= pendingSince) return pendingSince;
  return until > now ? undefined : until;
}
