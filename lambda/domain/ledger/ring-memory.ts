import type { RuleId } from '../ids';
import { HOUR_MS, type Instant, millisecondsBetween } from '../instant';

/** An incident as it is remembered. `own`: of one thing to do; else of what rang together. `rules`: for which its cases ring. */
export interface PastRing {
  readonly at: Instant;
  readonly own: boolean;
  readonly rules: readonly RuleId[];
}
/** How a rule keeps ringing without six quiet hours. `at`: the newest of its rings; `cases`: so many rang. */
export interface Series {
  readonly since: Instant;
  readonly at: Instant;
  readonly cases: number;
}
/** What the announcer remembers of the incidents of the last hours, the oldest first. Small: old ones are forgotten. */
export interface RingMemory {
  readonly rings: readonly PastRing[];
  readonly series: Readonly<Record<RuleId, Series>>;
}
/** An incident that is about to be remembered: for which rule each of its cases rings. */
export interface NewRing {
  readonly own: boolean;
  readonly of: readonly RuleId[];
}

/** Of an account that rang nobody of late. */
export const NO_RINGS: RingMemory = { rings: [], series: {} };

const REMEMBERED_MS = 6 * HOUR_MS;
/** What is expired rings beside the cap; the memory stays small all the same. */
const MOST = 200;

/** The memory with one ring more, and without what is too old to count. */
export function afterRing({ rings, series }: RingMemory, { own, of }: NewRing, now: Instant): RingMemory {
  const rules = [...new Set(of)];
  const going = Object.entries(series).filter(([, { at }]) => isOfLate(at, now));
  const gone = rules.map((rule) => {
    const { since, cases } = goingOn(series[rule], now) ?? { since: now, cases: 0 };
    return [rule, { since, at: now, cases: cases + of.filter((one) => one === rule).length }] as const;
  });
  return {
    rings: [...rings.filter(({ at }) => isOfLate(at, now)), { at: now, own, rules }].slice(-MOST),
    series: { ...Object.fromEntries(going), ...Object.fromEntries(gone) },
  };
}

/** The rings that count. */
export const ringsOfLate = ({ rings }: RingMemory, now: Instant): readonly PastRing[] =>
  rings.filter(({ at }) => isOfLate(at, now));

/** The series, unless it ended. */
export const goingOn = (series: Series | undefined, now: Instant): Series | undefined =>
  series !== undefined && isOfLate(series.at, now) ? series : undefined;

const isOfLate = (at: Instant, now: Instant): boolean => millisecondsBetween(at, now) < REMEMBERED_MS;
