import fc from 'fast-check';
import type { Case } from '../../../lambda/domain/ledger/case';
import { decide } from '../../../lambda/domain/ledger/decide';
import { silenced } from '../../../lambda/domain/ledger/silence-case';
import { minutesFromNow } from '../../builders/instant';
import { aDecideContext, EXPIRING, fails, passes, RUN, seen, without } from '../../builders/ledger';
import { anAbout } from '../../builders/message';
import { aSilenceRequest } from '../../builders/silence';

/**
 * The life of one finding of one rule, written down a second time, as a table of what people should hear: by hours, in plain numbers, and without any of the
 * types of the ledger. Where the two differ, one of them is wrong.
 */
interface Reference {
  readonly level: 0 | 1 | 2;
  readonly rung: number;
  /** Hours; 0: not silenced. */
  readonly silentUntil: number;
  readonly silentUpTo: number;
  readonly forewarned: boolean;
  readonly missedSince: number | undefined;
}
interface Told {
  readonly says: 'nothing' | 'opened' | 'raised' | 'eased' | 'resolved' | 'forewarned' | 'silenced';
  readonly rings: boolean;
}

/** `level` 0: healthy, 1: warning, 2: critical. `left`: hours to the date. */
type Event =
  | { readonly kind: 'seen'; readonly level: 0 | 1 | 2; readonly left: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'silence'; readonly hours: number };

const HOURS = [168, 72, 24, 0];
const rungOf = (left: number): number => HOURS.filter((hours) => left <= hours).length;
const NOTHING: Told = { says: 'nothing', rings: false };
const HEALTHY: Reference = {
  ...{ level: 0, rung: 0, silentUntil: 0, silentUpTo: 0, forewarned: false, missedSince: undefined },
};

function referenceAfter(before: Reference, event: Event, hour: number): [Reference, Told] {
  switch (event.kind) {
    case 'gone':
      return afterAbsence(before, hour);
    case 'silence':
      return [
        { ...before, silentUntil: hour + event.hours, silentUpTo: before.level, forewarned: false },
        { says: 'silenced', rings: false },
      ];
    case 'seen':
      return afterSight(before, event, hour);
  }
}

function afterAbsence(before: Reference, hour: number): [Reference, Told] {
  if (before.level === 0) return [before, NOTHING];
  if (before.missedSince !== undefined) return [HEALTHY, { says: 'resolved', rings: false }];
  return [{ ...before, missedSince: hour }, NOTHING];
}

function afterSight(before: Reference, { level, left }: Event & { kind: 'seen' }, hour: number): [Reference, Told] {
  if (level === 0) return [HEALTHY, before.level === 0 ? NOTHING : { says: 'resolved', rings: false }];
  const now: Reference = { ...before, level, rung: rungOf(left), missedSince: undefined };
  const open: Reference = { ...now, silentUntil: 0, silentUpTo: 0, forewarned: false };
  const rings = level === 2;
  if (before.level === 0) return [open, { says: 'opened', rings }];
  if (before.silentUntil > 0) {
    const isOver = hour >= before.silentUntil || level > before.silentUpTo || left <= 72;
    return isOver ? [open, { says: 'raised', rings }] : stillSilent(now, hour);
  }
  return afterHeard(before, open);
}

function stillSilent(now: Reference, hour: number): [Reference, Told] {
  if (now.forewarned || now.silentUntil - hour > 24) return [now, NOTHING];
  return [
    { ...now, forewarned: true },
    { says: 'forewarned', rings: false },
  ];
}

function afterHeard(before: Reference, open: Reference): [Reference, Told] {
  const { level } = open;
  const rings = level === 2;
  if (level > before.level) return [open, { says: 'raised', rings }];
  if (level < before.level) return [open, { says: 'eased', rings: false }];
  return open.rung > before.rung ? [open, { says: 'raised', rings }] : [open, NOTHING];
}

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('seen' as const),
      level: fc.constantFrom(0 as const, 1 as const, 1 as const, 2 as const, 2 as const),
      left: fc.constantFrom(400, 200, 168, 100, 73, 72, 30, 24, 1, 0, -5),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'gone' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('silence' as const), hours: fc.constantFrom(1, 6, 24, 30, 96) }),
  },
);

const SAYS = {
  opened: 'opened',
  raised: 'raised',
  eased: 'eased',
  resolved: 'resolved',
  silenced: 'silenced',
  changed: 'forewarned',
} as const;
const DATED = anAbout({ notAfter: undefined });

/** What the ledger makes of it; `undefined`: it refused, so that nothing happened. */
function ledgerAfter(before: Case | undefined, event: Event, hour: number): [Case | undefined, Told] | undefined {
  const now = minutesFromNow(60 * hour);
  const context = aDecideContext({ now });
  if (event.kind === 'silence') {
    const request = aSilenceRequest({ until: minutesFromNow(60 * (hour + event.hours)) });
    const answer = silenced(before, request, { now, run: RUN });
    return answer.kind === 'moved' ? [answer.case, { says: 'silenced', rings: false }] : undefined;
  }
  const decision = decide(before, judgementOf(event, hour), context);
  const after = decision.case;
  if (decision.kind !== 'moved' || after === undefined) return [after, NOTHING];
  return [after, { says: SAYS[after.last.kind], rings: after.last.rings }];
}

function judgementOf(event: Exclude<Event, { kind: 'silence' }>, hour: number) {
  const observedAt = minutesFromNow(60 * hour);
  if (event.kind === 'gone') return without('gone', observedAt);
  const days = (event.left + hour) / 24;
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
        for (const [hour, event] of life.entries()) {
          const moved = ledgerAfter(one, event, hour);
          if (moved === undefined) continue;
          const [after, said] = moved;
          const [nowReference, expected] = referenceAfter(reference, event, hour);

          expect({ hour, event, ...said }).toEqual({ hour, event, ...expected });
          expect((after?.rang ?? 0) > 0).toBe(nowReference.level === 2 && nowReference.silentUntil === 0);
          [one, reference] = [after, nowReference];
        }
      }),
      { numRuns: 10_000, seed },
    );
  });
});
