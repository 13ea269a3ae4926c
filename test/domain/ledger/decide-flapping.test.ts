import type { Judgement } from '../../../lambda/domain/judging/judgement';
import type { Case } from '../../../lambda/domain/ledger/case';
import { decide } from '../../../lambda/domain/ledger/decide';
import type { Decision } from '../../../lambda/domain/ledger/decision';
import { minutesFromNow } from '../../builders/instant';
import { aDecideContext, doubts, fails, informs, passes, seen, unread, WEAK, without } from '../../builders/ledger';
import { anAbout } from '../../builders/message';
import { silencedCase } from '../../builders/silence';

const about = anAbout({ notAfter: undefined });
const critical = seen([fails('critical', { days: 20 })], { about });
const warning = seen([fails('warning', { days: 20 })], { about });
const healthy = seen([passes()], { about });
const gone = without('gone');

type Step = readonly [minutes: number, judgement: Judgement];

/** What became of the last of these judgements. */
function after(steps: readonly Step[], first?: Case): Decision {
  let [one, decision]: [Case | undefined, Decision] = [first, { kind: 'quiet', reason: 'nothing-of-warning' }];
  for (const [minutes, judgement] of steps) {
    const now = minutesFromNow(minutes);
    decision = decide(one, { ...judgement, observedAt: now }, aDecideContext({ now }));
    one = decision.case;
  }
  return decision;
}

const caseOf = (steps: readonly Step[]): Case => {
  const { case: one } = after(steps);
  if (one === undefined) throw new RangeError('nothing of warning was judged');
  return one;
};

/** Opened, ended, opened again within twenty minutes. */
const FLAPPING: readonly Step[] = [
  [0, critical],
  [10, healthy],
  [20, critical],
];

/** Opened and raised. */
const RISEN: readonly Step[] = [
  [0, warning],
  [10, critical],
];

describe('decide, of the third change within an hour', () => {
  test('rings as ever when it got worse, and notes that it flaps', () => {
    expect(after(FLAPPING)).toMatchObject({
      kind: 'moved',
      case: {
        last: { kind: 'opened', reason: 'reopened', rings: true },
        unrest: { flapping: { on: 'critical', since: minutesFromNow(20) } },
      },
    });
  });

  test('rings as ever when it is a rise, or when a rung is crossed while it got better', () => {
    const close = seen([fails('critical', { days: 7 + 15 / 1440 })], { about });

    expect(
      after([
        [0, critical],
        [10, warning],
        [20, critical],
      ]),
    ).toMatchObject({
      case: { last: { kind: 'raised', rings: true }, unrest: { flapping: { on: 'critical' } } },
    });
    expect(
      after([
        [0, warning],
        [10, close],
        [20, healthy],
      ]),
    ).toMatchObject({
      case: { last: { reason: 'rung-crossed', rings: true }, unrest: { flapping: { on: 'info' } } },
    });
  });

  test('does not believe that it got better, and says once that it flaps', () => {
    const steps: readonly Step[] = [...RISEN, [20, healthy]];
    const before = caseOf(steps.slice(0, 2));

    expect(after(steps)).toMatchObject({
      kind: 'moved',
      case: {
        last: { kind: 'changed', reason: 'flapping', rings: false },
        rang: before.rang,
        state: before.state,
        unrest: { flapping: { on: 'info', since: minutesFromNow(20) } },
      },
    });
    expect(after([...steps, [30, healthy]])).toMatchObject({ kind: 'quiet', reason: 'flapping' });
  });

  test.each([
    { minutes: 60, reason: 'flapping' },
    { minutes: 61, reason: 'healthy' },
  ])('$minutes minutes after the first is told as $reason', ({ minutes, reason }) => {
    const steps: readonly Step[] = [...RISEN, [minutes, healthy]];

    expect(after(steps).case?.last.reason).toBe(reason);
  });

  test.each<{ readonly title: string; readonly between: readonly Step[] }>([
    { title: 'a rung that is crossed', between: [[10, seen([fails('critical', { days: 6 })], { about })]] },
    {
      title: 'another rule',
      between: [
        [10, seen([fails('critical', { days: 20 }), fails('warning', { rule: WEAK })], { about })],
        [12, critical],
      ],
    },
  ])('does not count $title', ({ between }) => {
    expect(after([[0, critical], ...between, [20, healthy]])).toMatchObject({
      case: { last: { kind: 'resolved', reason: 'healthy' } },
    });
  });

  test('does not count what people do', () => {
    const silent = silencedCase(caseOf([[0, warning]]), {}, minutesFromNow(5));

    expect(after([[10, healthy]], silent)).toMatchObject({ case: { last: { kind: 'resolved' } } });
  });

  test('tells nobody where all of it is silenced', () => {
    const silent = silencedCase(caseOf(RISEN), {}, minutesFromNow(15));

    expect(after([[20, healthy]], silent)).toMatchObject({
      kind: 'quiet',
      reason: 'flapping',
      case: { state: { kind: 'silenced' }, unrest: { flapping: { on: 'info' } } },
    });
  });

  test('is no flapping where the case does not say what changed before: an earlier version wrote it', () => {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- what the earlier version did not write
    const { unrest, ...old } = caseOf(RISEN);

    expect(after([[20, healthy]], old)).toMatchObject({
      case: { last: { kind: 'resolved' }, unrest: { changedAt: [minutesFromNow(20)] } },
    });
  });
});

/** A warning, opened again and then held. */
const HELD: readonly Step[] = [
  [0, warning],
  [10, healthy],
  [20, warning],
  [25, healthy],
];

describe('decide, of a case that flaps', () => {
  test.each<{ readonly title: string; readonly steps: readonly Step[]; readonly last: object }>([
    { title: 'an end', steps: [[30, healthy]], last: { kind: 'resolved', reason: 'healthy' } },
    { title: 'an ease', steps: [[30, warning]], last: { kind: 'eased', reason: 'no-longer-critical' } },
    { title: 'an absence', steps: [[30, gone]], last: { kind: 'resolved', reason: 'gone' } },
  ])('believes $title once judgements agreed on it for an hour', ({ steps, last }) => {
    const [[, judgement] = [0, healthy]] = steps;
    const waiting = after([...FLAPPING, ...steps, [89, judgement]]);
    const over = after([...FLAPPING, ...steps, [89, judgement], [90, judgement]]);

    expect(waiting).toMatchObject({ kind: 'quiet', reason: 'flapping', case: { state: { severity: 'critical' } } });
    expect(over).toMatchObject({ kind: 'moved', case: { last, rang: 0 } });
    expect(over.case?.unrest).not.toHaveProperty('flapping');
  });

  test.each<{ readonly title: string; readonly between: readonly Step[] }>([
    { title: 'what stands was seen again', between: [[60, critical]] },
    { title: 'something between was seen', between: [[60, warning]] },
  ])('counts that hour anew when $title', ({ between }) => {
    const steps: readonly Step[] = [...FLAPPING, [30, healthy], ...between, [70, healthy]];

    expect(after([...steps, [90, healthy]])).toMatchObject({ kind: 'quiet', reason: 'flapping' });
    expect(after([...steps, [130, healthy]])).toMatchObject({ case: { last: { kind: 'resolved' } } });
  });

  test.each<{ readonly title: string; readonly blind: Judgement }>([
    { title: 'a row that was not read', blind: unread([passes()], { about }) },
    { title: 'kept content in which it fails', blind: unread([fails('critical', { days: 20 })], { about }) },
    { title: 'a rule that does not know', blind: seen([doubts()], { about }) },
  ])('neither begins, ends nor completes that hour by $title', ({ blind }) => {
    expect(after([...FLAPPING, [30, blind], [90, healthy]]).kind).toBe('quiet');
    expect(after([...FLAPPING, [30, healthy], [90, blind]]).kind).toBe('quiet');
    expect(after([...FLAPPING, [30, healthy], [60, blind], [90, healthy]])).toMatchObject({
      case: { last: { kind: 'resolved', reason: 'healthy' } },
    });
  });

  test('is stable again after an hour in which nothing changed, and says nothing of it', () => {
    const quiet = after([...FLAPPING, [80, critical]]);

    expect(quiet).toMatchObject({ kind: 'quiet', reason: 'unchanged' });
    expect(quiet.case?.unrest).not.toHaveProperty('flapping');
    expect(after([...FLAPPING, [79, critical]]).case?.unrest).toHaveProperty('flapping');
    expect(after([...FLAPPING, [80, critical], [81, healthy]])).toMatchObject({ case: { last: { kind: 'resolved' } } });
  });

  test.each<{ readonly title: string; readonly blind: Judgement }>([
    { title: 'not been read', blind: unread([fails('critical', { days: 20 })], { about }) },
    { title: 'not been known', blind: seen([doubts()], { about }) },
  ])('is not called stable on what has $title', ({ blind }) => {
    expect(after([...FLAPPING, [90, blind]]).case?.unrest).toHaveProperty('flapping');
  });

  test('rings when it rises above what stands, and when it crosses a rung', () => {
    const closer = seen([fails('critical', { days: 6 })], { about });

    expect(after([...HELD, [30, critical]])).toMatchObject({
      case: { last: { reason: 'severity-rose', rings: true } },
    });
    expect(after([...FLAPPING, [30, closer]])).toMatchObject({
      case: { last: { reason: 'rung-crossed', rings: true } },
    });
  });

  test('believes a rise from kept content, and counts its hour from there', () => {
    const risen: readonly Step[] = [...HELD, [40, unread([fails('critical', { days: 20 })], { about })]];

    expect(after(risen)).toMatchObject({ case: { last: { kind: 'raised', rings: true } } });
    expect(after([...risen, [90, healthy]]).kind).toBe('quiet');
    expect(after([...risen, [90, healthy], [150, healthy]])).toMatchObject({ case: { last: { kind: 'resolved' } } });
  });

  test('keeps what left and takes what is new, without a word', () => {
    const other = seen([passes(), fails('critical', { rule: WEAK, days: 'none' })], { about });
    const decision = after([...FLAPPING, [30, other]]);

    expect(decision).toMatchObject({
      kind: 'quiet',
      case: { state: { findings: [{ rule: WEAK }, { rule: 'certificate-expiring', severity: 'critical' }] } },
    });
    expect(after([...FLAPPING, [30, other], [80, other]])).toMatchObject({
      case: { last: { kind: 'changed', reason: 'rules-differ' }, state: { findings: [{ rule: WEAK }] } },
    });
  });

  test('keeps the severity of a rule that got milder beside another', () => {
    const milder = seen([fails('warning', { days: 20 }), fails('critical', { rule: WEAK, days: 'none' })], { about });

    expect(after([...FLAPPING, [30, milder]]).case?.state.findings).toMatchObject([
      { rule: WEAK, severity: 'critical' },
      { rule: 'certificate-expiring', severity: 'critical' },
    ]);
  });

  test.each<{ readonly title: string; readonly judgement: Judgement; readonly reason: string }>([
    { title: 'nobody asks for it any more', judgement: without('out-of-scope'), reason: 'out-of-scope' },
    { title: 'its rule is retired', judgement: seen([passes(WEAK)], { about }), reason: 'rule-retired' },
    {
      title: 'somebody accepted it',
      judgement: seen([informs('accepted')], {
        about,
      }),
      reason: 'accepted',
    },
  ])('ends at once when $title', ({ judgement, reason }) => {
    const over = after([...FLAPPING, [30, judgement]]);

    expect(over).toMatchObject({ kind: 'moved', case: { last: { kind: 'resolved', reason }, rang: 0 } });
    expect(over.case?.unrest).not.toHaveProperty('flapping');
  });

  test('ends as unused as it would end as healthy', () => {
    const unused = seen([informs('unused')], { about });

    expect(after([...FLAPPING, [30, unused]]).kind).toBe('quiet');
    expect(after([...FLAPPING, [30, unused], [90, unused]])).toMatchObject({ case: { last: { reason: 'unused' } } });
  });

  test('is gone when the hour and the second reading without it agree', () => {
    expect(after([...FLAPPING, [30, healthy], [80, gone], [90, gone]])).toMatchObject({
      kind: 'quiet',
      reason: 'awaiting-second-reading',
    });
    expect(after([...FLAPPING, [30, healthy], [80, gone], [90, gone], [110, gone]])).toMatchObject({
      case: { last: { kind: 'resolved', reason: 'gone' } },
    });
  });

  test('does not believe an absence that is the third change either', () => {
    const steps: readonly Step[] = [...RISEN, [15, gone]];

    expect(after([...steps, [45, gone]])).toMatchObject({ case: { last: { reason: 'flapping' } } });
    expect(after([...steps, [45, gone], [104, gone]])).toMatchObject({ kind: 'quiet', reason: 'flapping' });
    expect(after([...steps, [45, gone], [105, gone]])).toMatchObject({ case: { last: { reason: 'gone' } } });
  });

  test('raises what was silenced when the silence ends', () => {
    const silent = silencedCase(caseOf(FLAPPING), { until: minutesFromNow(40) }, minutesFromNow(25));

    expect(after([[39, critical]], silent)).toMatchObject({ case: { rang: 0, state: { kind: 'silenced' } } });
    expect(after([[40, critical]], silent)).toMatchObject({
      case: { last: { reason: 'silence-ended', rings: true } },
    });
  });
});
