import type { Judgement } from '../../../lambda/domain/judging/judgement';
import type { Case } from '../../../lambda/domain/ledger/case';
import { decide } from '../../../lambda/domain/ledger/decide';
import { daysFromNow, hoursFromNow, minutesFromNow } from '../../builders/instant';
import {
  aDecideContext,
  caseAfter,
  EXPIRING,
  fails,
  FIRST_REVISION,
  passes,
  seen,
  unread,
  WEAK,
  without,
} from '../../builders/ledger';
import { anAbout } from '../../builders/message';
import { aSilence, silencedCase } from '../../builders/silence';

const about = anAbout({ notAfter: daysFromNow(20) });
const critical = caseAfter(seen([fails('critical', { days: 20 })], { about }));
const silent = silencedCase(critical);
const judgedAt = (before: Case, at: typeof about.notAfter & string, verdicts: Parameters<typeof seen>[0]) =>
  decide(before, seen(verdicts, { observedAt: at, about }), aDecideContext({ now: at }));
const judged = (before: Case, hours: number, ...verdicts: Parameters<typeof seen>[0]) =>
  judgedAt(before, hoursFromNow(hours), verdicts);

describe('decide, of a silenced case', () => {
  test('says nothing while the silence holds, whatever else its rules find', () => {
    const decision = judged(silent, 1, fails('critical', { days: 20 }), fails('warning', { rule: WEAK, days: 'none' }));

    expect(decision).toMatchObject({
      kind: 'quiet',
      case: { rang: 0, state: { kind: 'silenced', findings: [{ rule: EXPIRING }, { rule: WEAK }] } },
    });
  });

  test('raises it anew when the silence has ended, and rings', () => {
    expect(judged(silent, 71, fails('critical', { days: 20 })).kind).toBe('moved');
    expect(judged(silent, 72, fails('critical', { days: 20 }))).toMatchObject({
      kind: 'moved',
      case: {
        last: { kind: 'raised', reason: 'silence-ended', rings: true },
        rang: FIRST_REVISION + 2,
        state: { kind: 'open' },
      },
    });
    expect(judged(silent, 72, fails('critical', { days: 20 })).case).not.toHaveProperty('silences');
  });

  test('raises a warning at the end of its silence without a ring', () => {
    const warned = silencedCase(caseAfter(seen([fails('warning', { days: 20 })], { about })));

    expect(judged(warned, 72, fails('warning', { days: 20 }))).toMatchObject({
      case: { last: { kind: 'raised', reason: 'silence-ended', rings: false }, rang: 0 },
    });
  });

  test('raises what grows worse than the silence allows, at once', () => {
    const warned = silencedCase(caseAfter(seen([fails('warning', { days: 20 })], { about })));

    expect(judged(warned, 1, fails('critical', { days: 20 }))).toMatchObject({
      case: { last: { kind: 'raised', reason: 'severity-rose', rings: true }, rang: FIRST_REVISION + 2 },
    });
  });

  test('lets no silence reach into the last 72 hours before a date, be it a date that came closer', () => {
    const within = (days: number) => judged(silent, 1, fails('critical', { days: days + 1 / 24 }));

    expect(within(3).case?.state.kind).toBe('open');
    expect(within(3.01).case?.state.kind).toBe('silenced');
  });

  test('tells once, a day before, that the silence ends', () => {
    const before = judged(silent, 47, fails('critical', { days: 20 }));
    const told = judged(silent, 48, fails('critical', { days: 20 }));

    expect(before.kind).toBe('quiet');
    expect(told).toMatchObject({
      kind: 'moved',
      case: {
        last: { kind: 'changed', reason: 'silence-ending', rings: false },
        rang: 0,
        silences: [aSilence({ isEndingTold: true })],
      },
    });
    expect(told.case && judged(told.case, 49, fails('critical', { days: 20 })).kind).toBe('quiet');
  });

  test('tells the end of one silence, and not of others that end later', () => {
    const two = silencedCase(silencedCase(critical, { until: daysFromNow(1) }), { rule: EXPIRING });

    expect(judged(two, 1, fails('critical', { days: 20 })).case?.silences).toEqual([
      aSilence({ until: daysFromNow(1), isEndingTold: true }),
      aSilence({ rule: EXPIRING }),
    ]);
  });

  test('resolves it, and forgets the silence', () => {
    const { case: over } = judged(silent, 1, passes());

    expect(over).toMatchObject({ last: { kind: 'resolved', reason: 'healthy' }, state: { kind: 'resolved' } });
    expect(over).not.toHaveProperty('silences');
  });

  test.each<{ readonly title: string; readonly judgement: Judgement }>([
    { title: 'was not read', judgement: unread([passes()], { observedAt: hoursFromNow(1) }) },
    { title: 'was not seen once', judgement: without('gone', hoursFromNow(1)) },
  ])('keeps one that $title as it is', ({ judgement }) => {
    const decision = decide(silent, judgement, aDecideContext({ now: hoursFromNow(1) }));

    expect(decision).toMatchObject({ kind: 'quiet', case: { state: { kind: 'silenced' }, silences: [aSilence()] } });
  });
});

describe('decide, of a case in which one rule is silenced', () => {
  const both = caseAfter(
    seen([fails('critical', { days: 20 }), fails('warning', { rule: WEAK, days: 'none' })], { about }),
  );
  const partly = silencedCase(both, { rule: EXPIRING });

  test('goes by the others', () => {
    expect(partly).toMatchObject({ state: { severity: 'warning', findings: [{ rule: WEAK }] }, rang: 0 });
    expect(
      judged(partly, 1, fails('critical', { days: 20 }), fails('critical', { rule: WEAK, days: 'none' })),
    ).toMatchObject({
      case: { last: { kind: 'raised', reason: 'severity-rose', rings: true } },
    });
  });

  test('tells that the last of the others has gone, and not what is silenced', () => {
    const heardCritical = silencedCase(
      caseAfter(seen([fails('critical', { days: 20 }), fails('critical', { rule: WEAK, days: 'none' })], { about })),
      { rule: EXPIRING },
    );

    expect(judged(heardCritical, 1, fails('critical', { days: 20 }), passes(WEAK))).toMatchObject({
      case: { last: { kind: 'eased', reason: 'no-longer-critical' }, rang: 0, state: { kind: 'silenced' } },
    });
    expect(judged(partly, 1, fails('critical', { days: 20 }), passes(WEAK))).toMatchObject({
      case: { last: { kind: 'changed', reason: 'rules-differ' }, state: { kind: 'silenced' } },
    });
  });

  test('raises what was silenced beside what people knew already', () => {
    expect(
      judged(partly, 72, fails('critical', { days: 20 }), fails('warning', { rule: WEAK, days: 'none' })),
    ).toMatchObject({
      case: { last: { kind: 'raised', reason: 'silence-ended', rings: true }, state: { severity: 'critical' } },
    });
  });

  test('hears of a rule that nobody silenced', () => {
    const one = silencedCase(critical, { rule: EXPIRING });

    expect(
      judged(one, 1, fails('critical', { days: 20 }), fails('warning', { rule: WEAK, days: 'none' })),
    ).toMatchObject({
      case: { last: { kind: 'raised', reason: 'severity-rose', rings: false }, state: { findings: [{ rule: WEAK }] } },
    });
  });

  test('counts its absence as ever', () => {
    const missing = decide(
      partly,
      without('gone', minutesFromNow(60)),
      aDecideContext({ now: minutesFromNow(60) }),
    ).case;

    expect(missing && silencedCase(missing, {}, minutesFromNow(61)).state).toMatchObject({
      kind: 'silenced',
      absentSince: minutesFromNow(60),
    });
  });
});
