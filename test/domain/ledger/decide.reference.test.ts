import fc from 'fast-check';
import type { Case } from '../../../lambda/domain/ledger/case';
import { decide } from '../../../lambda/domain/ledger/decide';
import { silenced } from '../../../lambda/domain/ledger/silence-case';
import { minutesFromNow } from '../../builders/instant';
import { aDecideContext, EXPIRING, fails, passes, RUN, seen, without } from '../../builders/ledger';
import { anAbout } from '../../builders/message';
import { aSilenceRequest } from '../../builders/silence';

/**
 * The life of one finding of one rule, written down a second time, as a table of what people should hear: by minutes, in plain numbers, and without any of
 * the types of the ledger. Where the two differ, one of them is wrong.
 */
interface Reference {
  readonly level: Level;
  /** The minute of its date. */
  readonly due: number;
  readonly rung: number;
  /** Minutes; 0: not silenced. */
  readonly silentUntil: number;
  readonly silentUpTo: number;
  readonly forewarned: boolean;
  readonly missedSince: number | undefined;
  /** When it opened, rose, eased or ended. */
  readonly flips: readonly number[];
  /** What judgements said last, and since when; `undefined`: it does not flap. */
  readonly flaps: { readonly said: Level; readonly since: number } | undefined;
}
interface Told {
  readonly says: 'nothing' | 'opened' | 'raised' | 'eased' | 'resolved' | 'changed' | 'silenced';
  readonly rings: boolean;
}

/** 0: healthy, 1: warning, 2: critical. */
type Level = 0 | 1 | 2;
/** `left`: hours to the date. `gap`: minutes since the event before. */
type Event = { readonly gap: number } & (
  | { readonly kind: 'seen'; readonly level: Level; readonly left: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'silence'; readonly hours: number }
);
interface Sight {
  readonly level: Level;
  readonly due: number;
}
type Outcome = readonly [Reference, Told];

const HOURS = [168, 72, 24, 0];
const rungOf = ({ due }: Sight, minute: number): number => HOURS.filter((hours) => due - minute <= hours * 60).length;
const NOTHING: Told = { says: 'nothing', rings: false };
const UNHEARD = { silentUntil: 0, silentUpTo: 0, forewarned: false } as const;
const HEALTHY: Reference = {
  ...{ level: 0, due: 0, rung: 0, ...UNHEARD, missedSince: undefined, flips: [], flaps: undefined },
};
const ended = ({ flips }: Reference): Reference => ({ ...HEALTHY, flips });

function referenceAfter(before: Reference, event: Event, minute: number): Outcome {
  switch (event.kind) {
    case 'gone':
      return before.level === 0 ? [before, NOTHING] : weighed(before, 'gone', minute);
    case 'silence':
      return [
        { ...before, silentUntil: minute + event.hours * 60, silentUpTo: before.level, forewarned: event.hours <= 24 },
        { says: 'silenced', rings: false },
      ];
    case 'seen':
      return weighed(before, { level: event.level, due: minute + event.left * 60 }, minute);
  }
}

const levelOf = (sight: Sight | 'gone'): Level => (sight === 'gone' ? 0 : sight.level);

function weighed(before: Reference, sight: Sight | 'gone', minute: number): Outcome {
  const { flaps } = before;
  if (flaps !== undefined) return weighedFlapping({ ...before, flaps }, sight, minute);
  const outcome = counted(before, believed(before, sight, minute), minute);
  const [after, told] = outcome;
  if (after.flips === before.flips || !isThird(after.flips)) return outcome;
  const flapping = { ...before, flips: after.flips, flaps: { said: levelOf(sight), since: minute } };
  if (levelOf(sight) > before.level) return [{ ...after, flaps: flapping.flaps }, told];
  const [same, noted] = unbelieved(flapping, sight, minute);
  return [same, noted.says === 'nothing' && same.silentUntil === 0 ? { says: 'changed', rings: false } : noted];
}

/** The third in an hour makes it flap. */
function isThird(flips: readonly number[]): boolean {
  const [first = 0, , third] = flips.slice(-3);
  return third !== undefined && third - first <= 60;
}

type Flapping = Reference & { readonly flaps: NonNullable<Reference['flaps']> };

/** What flaps is not believed to get better before judgements have said the same for an hour. */
function weighedFlapping(before: Flapping, sight: Sight | 'gone', minute: number): Outcome {
  const level = levelOf(sight);
  const isSame = before.flaps.said === level && level <= before.level;
  const next: Flapping = { ...before, flaps: isSame ? before.flaps : { said: level, since: minute } };
  const isStable = minute - next.flaps.since >= 60;
  if (level < before.level && !isStable) return unbelieved(next, sight, minute);
  return counted(before, believed(isStable ? { ...before, flaps: undefined } : next, sight, minute), minute);
}

/** As if what stands had been seen once more. */
function unbelieved(before: Reference, sight: Sight | 'gone', minute: number): Outcome {
  if (sight === 'gone') return [{ ...before, missedSince: before.missedSince ?? minute }, NOTHING];
  return believed(before, { level: before.level, due: before.due }, minute);
}

/** Changes of the level that people hear of are counted; what the end of a silence or a date brings is not. */
function counted(before: Reference, [after, told]: Outcome, minute: number): Outcome {
  const { says } = told;
  const isFlip = ['opened', 'eased', 'resolved'].includes(says) || (says === 'raised' && after.level > before.level);
  return [isFlip ? { ...after, flips: [...after.flips, minute] } : after, told];
}

function believed(before: Reference, sight: Sight | 'gone', minute: number): Outcome {
  if (sight !== 'gone') return afterSight(before, sight, minute);
  const { missedSince = minute } = before;
  if (minute - missedSince >= 30) return [ended(before), { says: 'resolved', rings: false }];
  return [{ ...before, missedSince }, NOTHING];
}

function afterSight(before: Reference, { level, due }: Sight, minute: number): Outcome {
  if (level === 0) return [ended(before), before.level === 0 ? NOTHING : { says: 'resolved', rings: false }];
  const now: Reference = { ...before, level, due, rung: rungOf({ level, due }, minute), missedSince: undefined };
  const open: Reference = { ...now, ...UNHEARD };
  const rings = level === 2;
  if (before.level === 0) return [open, { says: 'opened', rings }];
  if (before.silentUntil > 0) {
    const isOver = minute >= before.silentUntil || level > before.silentUpTo || due - minute <= 72 * 60;
    return isOver ? [open, { says: 'raised', rings }] : stillSilent(now, minute);
  }
  return afterHeard(before, open);
}

function stillSilent(now: Reference, minute: number): Outcome {
  if (now.forewarned || now.silentUntil - minute > 24 * 60) return [now, NOTHING];
  return [
    { ...now, forewarned: true },
    { says: 'changed', rings: false },
  ];
}

function afterHeard(before: Reference, open: Reference): Outcome {
  const { level } = open;
  const rings = level === 2;
  if (level > before.level) return [open, { says: 'raised', rings }];
  if (level < before.level) return [open, { says: 'eased', rings: false }];
  return open.rung > before.rung ? [open, { says: 'raised', rings }] : [open, NOTHING];
}

const anyGap = fc.constantFrom(0, 5, 10, 15, 20, 30, 40, 60, 90, 720);
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('seen' as const),
      gap: anyGap,
      level: fc.constantFrom(0 as const, 1 as const, 1 as const, 2 as const, 2 as const),
      left: fc.constantFrom(400, 400, 400, 200, 168, 100, 73, 72, 30, 24, 1, 0, -5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('gone' as const), gap: anyGap }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('silence' as const),
      gap: anyGap,
      hours: fc.constantFrom(1, 6, 24, 30, 96),
    }),
  },
);

const DATED = anAbout({ notAfter: undefined });

/** What the ledger makes of it; `undefined`: it refused, so that nothing happened. */
function ledgerAfter(before: Case | undefined, event: Event, minute: number): [Case | undefined, Told] | undefined {
  const now = minutesFromNow(minute);
  if (event.kind === 'silence') {
    const request = aSilenceRequest({ until: minutesFromNow(minute + 60 * event.hours) });
    const answer = silenced(before, request, { now, run: RUN });
    return answer.kind === 'moved' ? [answer.case, { says: 'silenced', rings: false }] : undefined;
  }
  const decision = decide(before, judgementOf(event, minute), aDecideContext({ now }));
  const after = decision.case;
  if (decision.kind !== 'moved' || after === undefined) return [after, NOTHING];
  return [after, { says: after.last.kind, rings: after.last.rings }];
}

function judgementOf(event: Exclude<Event, { kind: 'silence' }>, minute: number) {
  const observedAt = minutesFromNow(minute);
  if (event.kind === 'gone') return without('gone', observedAt);
  const days = (event.left + minute / 60) / 24;
  const verdict =
    event.level === 0 ? passes() : fails(event.level === 1 ? 'warning' : 'critical', { rule: EXPIRING, days });
  return seen([verdict], { observedAt, about: DATED });
}

describe('decide and silences, beside a reference', () => {
  const seed = Math.trunc(Math.random() * 2 ** 31);

  test(`say the same in 10,000 lives (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 30 }), (life) => {
        let [one, reference]: [Case | undefined, Reference] = [undefined, HEALTHY];
        let minute = 0;
        for (const event of life) {
          minute += event.gap;
          const moved = ledgerAfter(one, event, minute);
          if (moved === undefined) continue;
          const [after, said] = moved;
          const [nowReference, expected] = referenceAfter(reference, event, minute);

          expect({ minute, event, ...said }).toEqual({ minute, event, ...expected });
          expect((after?.rang ?? 0) > 0).toBe(nowReference.level === 2 && nowReference.silentUntil === 0);
          [one, reference] = [after, nowReference];
        }
      }),
      { numRuns: 10_000, seed },
    );
  });
});
