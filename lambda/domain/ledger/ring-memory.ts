import type { RuleId, RunId } from '../ids';
import { HOUR_MS, type Instant, millisecondsBetween } from '../instant';
import type { IncidentKey } from './incident';
import { DEFAULT_TARGET } from './target';

/** How an incident came to be, and for whom. */
interface Origin {
  /** Whether it is of one thing to do; else of what rang together. */
  readonly own: boolean;
  /** Absent: the default way, also in what earlier versions wrote, which knew of no other. */
  readonly target?: string;
  /** Of what rang on its own: the run that found it. Absent in what earlier versions wrote. */
  readonly run?: RunId;
  /** Of what rang together: by which others may join it. Absent in what earlier versions wrote. */
  readonly key?: IncidentKey;
}
/** An incident as it is remembered. `rules`: for which its cases ring. */
export interface PastRing extends Origin {
  readonly at: Instant;
  readonly rules: readonly RuleId[];
}
/** How a rule keeps ringing without six quiet hours. `at`: the newest of its rings; `cases`: so many rang. */
export interface Series {
  readonly since: Instant;
  readonly at: Instant;
  readonly cases: number;
}
/** Of one target, by rule. */
export type SeriesByRule = Readonly<Record<RuleId, Series>>;
/** What the announcer remembers of the incidents of the last hours, the oldest first. Small: old ones are forgotten. */
export interface RingMemory {
  readonly rings: readonly PastRing[];
  /** By target; those of the default way by the word for it. */
  readonly series: Readonly<Record<string, SeriesByRule>>;
}
/** An incident that is about to be remembered: for which rule each of its cases rings. */
export interface NewRing extends Origin {
  readonly of: readonly RuleId[];
}

/** Of an account that rang nobody of late. */
export const NO_RINGS: RingMemory = { rings: [], series: {} };

const REMEMBERED_MS = 6 * HOUR_MS;
/** What is expired rings beside the cap; the memory stays small all the same. */
const MOST = 200;

/** The memory with one ring more, and without what is too old to count. */
export function afterRing({ rings, series }: RingMemory, { of, ...origin }: NewRing, now: Instant): RingMemory {
  const rules = [...new Set(of)];
  const kept = Object.entries(series)
    .map(([target, one]) => [target, withoutOld(one, now)] as const)
    .filter(([, one]) => Object.keys(one).length > 0);
  const { [nameOf(origin.target)]: known = {}, ...others } = Object.fromEntries(kept);
  const gone = rules.map((rule) => {
    const { since, cases } = known[rule] ?? { since: now, cases: 0 };
    return [rule, { since, at: now, cases: cases + of.filter((one) => one === rule).length }] as const;
  });
  return {
    rings: [...rings.filter(({ at }) => isOfLate(at, now)), { at: now, ...origin, rules }].slice(-MOST),
    series: { ...others, [nameOf(origin.target)]: { ...known, ...Object.fromEntries(gone) } },
  };
}

/** The memory after cases joined what had rung: they count for what goes on, and nobody was rung. `of`: for which rule each of them rings. */
export function afterJoin(
  memory: RingMemory,
  { of, target }: { readonly of: readonly RuleId[]; readonly target?: string | undefined },
): RingMemory {
  const counted = Object.entries(seriesOf(memory, target)).map(
    ([rule, one]) => [rule, { ...one, cases: one.cases + of.filter((joined) => joined === rule).length }] as const,
  );
  return counted.length === 0
    ? memory
    : { ...memory, series: { ...memory.series, [nameOf(target)]: Object.fromEntries(counted) } };
}

/** The rings that count for a target: what keeps ringing for one team is no storm of another. */
export const ringsOfLate = ({ rings }: RingMemory, target: string | undefined, now: Instant): readonly PastRing[] =>
  rings.filter((ring) => ring.target === target && isOfLate(ring.at, now));

/** How a rule keeps ringing for a target, unless that ended. */
export function goingOn(
  memory: RingMemory,
  target: string | undefined,
  rule: RuleId,
  now: Instant,
): Series | undefined {
  const series = seriesOf(memory, target)[rule];
  return series !== undefined && isOfLate(series.at, now) ? series : undefined;
}

const seriesOf = ({ series }: RingMemory, target: string | undefined): SeriesByRule => series[nameOf(target)] ?? {};

const withoutOld = (series: SeriesByRule, now: Instant): SeriesByRule =>
  Object.fromEntries(Object.entries(series).filter(([, { at }]) => isOfLate(at, now)));

const nameOf = (target: string = DEFAULT_TARGET): string => target;

const isOfLate = (at: Instant, now: Instant): boolean => millisecondsBetween(at, now) < REMEMBERED_MS;
