import fc from 'fast-check';
import type { Judgement } from '../../../lambda/domain/judging/judgement';
import type { Case } from '../../../lambda/domain/ledger/case';
import { decide } from '../../../lambda/domain/ledger/decide';
import { minutesFromNow } from '../../builders/instant';
import { aDecideContext, doubts, EXPIRING, fails, passes, seen, unread, WEAK, without } from '../../builders/ledger';

/** Most that is told of one case in an hour of what judgements change: two changes, the third as flapping, and a rise above what stood. */
const MOST_TOLD = 4;

/** Without dates: rungs ring by time alone, and are not what flaps. */
const anyVerdict = (rule: typeof EXPIRING) =>
  fc.constantFrom(
    passes(rule),
    passes(rule),
    doubts(rule),
    fails('warning', { rule, days: 'none' }),
    fails('critical', { rule, days: 'none' }),
  );
const anyVerdicts = fc.tuple(anyVerdict(EXPIRING), anyVerdict(WEAK));
const anyJudgement: fc.Arbitrary<Judgement> = fc.oneof(
  { weight: 6, arbitrary: anyVerdicts.map((verdicts) => seen(verdicts)) },
  { weight: 1, arbitrary: anyVerdicts.map((verdicts) => unread(verdicts)) },
  { weight: 1, arbitrary: fc.constant(without('gone')) },
);
type Step = readonly [gap: number, judgement: Judgement];
const anyLife: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.tuple(fc.constantFrom(1, 5, 10, 15, 29, 30, 31, 59, 60), anyJudgement),
  { minLength: 1, maxLength: 40 },
);

interface Moment {
  readonly minute: number;
  readonly after: Case | undefined;
  readonly isTold: boolean;
}

/** What became of a subject, reading by reading. */
function momentsOf(life: readonly Step[]): readonly Moment[] {
  let [minute, one]: [number, Case | undefined] = [0, undefined];
  return life.map(([gap, judgement]) => {
    minute += gap;
    const now = minutesFromNow(minute);
    const decision = decide(one, { ...judgement, observedAt: now }, aDecideContext({ now }));
    one = decision.case;
    return { minute, after: one, isTold: decision.kind === 'moved' };
  });
}

/** Rules that take turns at the same severity are no flapping: each is told. */
const isOfJudgement = ({ after }: Moment): boolean =>
  after?.last.reason === 'flapping' || after?.last.kind !== 'changed';

const lastCase = (life: readonly Step[]): Case | undefined => momentsOf(life).at(-1)?.after;

const critical = seen([fails('critical', { days: 'none' }), passes(WEAK)]);
const warning = seen([fails('warning', { days: 'none' }), passes(WEAK)]);
const healthy = seen([passes(), passes(WEAK)]);

describe('decide, however judgements alternate', () => {
  test(`tells of a case at most ${MOST_TOLD} times in an hour that it changed`, () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const told = momentsOf(life).filter((moment) => moment.isTold && isOfJudgement(moment));
        const most = told.map(({ minute: from }) => told.filter(({ minute }) => minute >= from && minute < from + 60));

        expect(Math.max(0, ...most.map(({ length }) => length))).toBeLessThanOrEqual(MOST_TOLD);
      }),
      { numRuns: 3_000 },
    );
  });

  test(`may tell of one ${MOST_TOLD} times: the bound is met`, () => {
    const told = momentsOf([
      [0, warning],
      [5, healthy],
      [5, warning],
      [5, critical],
      [5, healthy],
      [5, critical],
    ]).filter(({ isTold }) => isTold);

    expect(told.map(({ after }) => after?.last.kind)).toEqual(['opened', 'resolved', 'opened', 'raised']);
  });

  test('rings for what is critical, whatever was before', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        expect(lastCase([...life, [1, critical]])?.rang).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    { what: 'critical', judgement: critical, severity: 'critical' },
    { what: 'a warning', judgement: warning, severity: 'warning' },
    { what: 'healthy', judgement: healthy, severity: undefined },
  ])('knows what is $what after an hour of it', ({ judgement, severity }) => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const state = lastCase([...life, [1, judgement], [60, judgement]])?.state;

        expect(state?.kind === 'open' ? state.severity : undefined).toBe(severity);
      }),
    );
  });

  test('rings twice in six hours of changes every five minutes, and is quiet then', () => {
    const life = Array.from({ length: 72 }, (_, index): Step => [5, index % 2 === 0 ? critical : healthy]);
    const told = momentsOf(life).filter(({ isTold }) => isTold);

    expect(told.map(({ after }) => after?.last)).toMatchObject([
      { kind: 'opened', rings: true },
      { kind: 'resolved' },
      { kind: 'opened', rings: true },
    ]);
  });
});
