import fc from 'fast-check';
import type { Case } from '../../../lambda/domain/ledger/case';
import { decide } from '../../../lambda/domain/ledger/decide';
import { findingsIn, silencedIn } from '../../../lambda/domain/ledger/silencing';
import { silenced } from '../../../lambda/domain/ledger/silence-case';
import { isOpen } from '../../../lambda/domain/ledger/steps';
import type { RuleId } from '../../../lambda/domain/ids';
import type { Judgement } from '../../../lambda/domain/judging/judgement';
import { minutesFromNow } from '../../builders/instant';
import {
  aDecideContext,
  doubts,
  EXPIRING,
  fails,
  informs,
  passes,
  RUN,
  seen,
  unread,
  WEAK,
  without,
} from '../../builders/ledger';
import { anAbout } from '../../builders/message';
import { aSilenceRequest } from '../../builders/silence';
import { type Event, type Life, lifeAfter, type RuleName, type Saying, type Told, UNBORN } from './reference-life';

/** Minutes since the event before. */
type Timed = Event & { readonly gap: number };

const gap = fc.constantFrom(0, 5, 10, 15, 20, 30, 40, 60, 90, 720);
const anySaying: fc.Arbitrary<Saying> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      level: fc.constantFrom(1 as const, 2 as const),
      left: fc.constantFrom(400, 400, 400, 200, 168, 100, 73, 72, 30, 24, 1, 0, -5),
    }),
  },
  { weight: 3, arbitrary: fc.constant('well' as const) },
  { weight: 1, arbitrary: fc.constantFrom('unused' as const, 'unknown' as const) },
);
const anyEvent: fc.Arbitrary<Timed> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({
      kind: fc.constant('judged' as const),
      row: fc.constantFrom('read' as const, 'read' as const, 'read' as const, 'unread' as const, 'deleted' as const),
      A: anySaying,
      B: fc.oneof({ weight: 2, arbitrary: fc.constant('well' as const) }, { weight: 1, arbitrary: anySaying }),
      gap,
    }),
  },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('gone' as const), gap }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('excluded' as const), gap }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('silence' as const),
      scope: fc.constantFrom('all' as const, 'A' as const, 'B' as const),
      hours: fc.constantFrom(1, 6, 24, 30, 96),
      gap,
    }),
  },
);

const about = anAbout({ notAfter: undefined });
const RULE: Readonly<Record<RuleName, RuleId>> = { A: EXPIRING, B: WEAK };

/** What the ledger makes of it; `undefined`: it refused, so that nothing happened. */
function ledgerAfter(
  before: Case | undefined,
  event: Event,
  minute: number,
  flappingMinutes: number,
): readonly [Case | undefined, Told] | undefined {
  const now = minutesFromNow(minute);
  if (event.kind === 'silence') {
    const rule = event.scope === 'all' ? {} : { rule: RULE[event.scope] };
    const request = aSilenceRequest({ ...rule, until: minutesFromNow(minute + 60 * event.hours) });
    const answer = silenced(before, request, { now, run: RUN });
    return answer.kind === 'moved' ? [answer.case, { says: 'silenced', rings: false }] : undefined;
  }
  const decision = decide(before, judgementOf(event, minute), aDecideContext({ now, flappingMinutes }));
  const after = decision.case;
  if (decision.kind !== 'moved' || after === undefined) return [after, { says: 'nothing', rings: false }];
  return [after, toldOf(after)];
}

function toldOf({ last }: Case): Told {
  if (last.kind !== 'resolved') return { says: last.kind, rings: last.rings };
  return { says: 'resolved', rings: false, why: last.reason as NonNullable<Told['why']> };
}

function judgementOf(event: Exclude<Event, { kind: 'silence' }>, minute: number): Judgement {
  const observedAt = minutesFromNow(minute);
  if (event.kind !== 'judged') return without(event.kind === 'gone' ? 'gone' : 'out-of-scope', observedAt);
  const verdicts = (['A', 'B'] as const).map((rule) => verdictOf(RULE[rule], event[rule], minute));
  const reading = { observedAt, about };
  if (event.row === 'read') return seen(verdicts, reading);
  return unread(verdicts, { ...reading, because: event.row === 'unread' ? 'throttled' : 'deleted-in-use' });
}

function verdictOf(rule: RuleId, said: Saying, minute: number) {
  if (said === 'well') return passes(rule);
  if (said === 'unknown') return doubts(rule);
  if (said === 'unused') return informs('unused', rule);
  return fails(said.level === 1 ? 'warning' : 'critical', { rule, days: (said.left + minute / 60) / 24 });
}

/** What the ledger says now, in the words of the reference. */
function shownOf(one: Case | undefined) {
  if (one === undefined || !isOpen(one)) return { stands: [], hidden: [], rings: (one?.rang ?? 0) > 0, flaps: false };
  const stands = findingsIn(one.state).map(
    ({ rule, severity, stale }) => `${nameOf(rule)} ${severity}${stale === undefined ? '' : ', stale'}`,
  );
  const hidden = silencedIn(one.state).map(({ rule }) => nameOf(rule));
  const flaps = one.unrest?.flapping !== undefined;
  return { stands: stands.toSorted(), hidden: hidden.toSorted(), rings: one.rang > 0, flaps };
}

const nameOf = (rule: RuleId): RuleName => (rule === EXPIRING ? 'A' : 'B');

const expectedOf = ({ stands, hidden, rings, flaps }: Life) => ({
  stands: stands
    .map(({ rule, level, stale }) => `${rule} ${level === 1 ? 'warning' : 'critical'}${stale ? ', stale' : ''}`)
    .toSorted(),
  hidden: hidden.toSorted(),
  rings,
  flaps: flaps !== undefined,
});

describe('decide and silences, beside a reference', () => {
  const seed = Math.trunc(Math.random() * 2 ** 31);

  test(`say the same in 10,000 lives of two rules (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 30 }), fc.constantFrom(60, 150), (events, patience) => {
        let [one, life]: [Case | undefined, Life] = [undefined, UNBORN];
        let minute = 0;
        const [heard, expectedToHear]: [unknown[], unknown[]] = [[], []];
        for (const event of events) {
          minute += event.gap;
          const moved = ledgerAfter(one, event, minute, patience);
          if (moved === undefined) continue;
          const [after, told] = moved;
          const [lifeNow, expected] = lifeAfter(life, event, minute, patience);

          heard.push({ minute, event, told, ...shownOf(after) });
          expectedToHear.push({ minute, event, told: expected, ...expectedOf(lifeNow) });
          [one, life] = [after, lifeNow];
        }
        expect(heard).toEqual(expectedToHear);
      }),
      { numRuns: 10_000, seed },
    );
  });
});
