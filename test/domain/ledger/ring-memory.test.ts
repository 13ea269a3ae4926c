import fc from 'fast-check';
import {
  afterJoin,
  afterRing,
  NO_RINGS,
  type RingMemory,
  ringsOfLate,
} from '../../../lambda/domain/ledger/ring-memory';
import { minutesFromNow, NOW } from '../../builders/instant';
import { EXPIRING, WEAK } from '../../builders/ledger';

const own = (of = EXPIRING) => ({ own: true, of: [of] });

describe('afterRing', () => {
  test('remembers when it rang, how, and for which rules', () => {
    const first = afterRing(NO_RINGS, own(), NOW);
    const second = afterRing(first, { own: false, of: [EXPIRING, WEAK, WEAK] }, minutesFromNow(60));

    expect(second).toEqual({
      rings: [
        { at: NOW, own: true, rules: [EXPIRING] },
        { at: minutesFromNow(60), own: false, rules: [EXPIRING, WEAK] },
      ],
      series: {
        default: {
          [EXPIRING]: { since: NOW, at: minutesFromNow(60), cases: 2 },
          [WEAK]: { since: minutesFromNow(60), at: minutesFromNow(60), cases: 2 },
        },
      },
    });
  });

  test.each([
    { title: 'a minute before six hours are over', minutes: 359, rings: 2, since: NOW, cases: 2 },
    { title: 'after six hours', minutes: 360, rings: 1, since: minutesFromNow(360), cases: 1 },
  ])('$title a rule that rings again has rung $rings times of late', ({ minutes, rings, since, cases }) => {
    const now = minutesFromNow(minutes);
    const memory = afterRing(afterRing(NO_RINGS, own(), NOW), own(), now);

    expect(memory.rings).toHaveLength(rings);
    expect(memory.series['default']?.[EXPIRING]).toEqual({ since, at: now, cases });
  });

  test('knows of a rule that goes on since when it has, though its first rings are forgotten', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => minutesFromNow(60 * hour));
    const memory = hours.reduce<RingMemory>((known, at) => afterRing(known, own(), at), NO_RINGS);

    expect(memory.rings).toHaveLength(6);
    expect(memory.series['default']?.[EXPIRING]).toMatchObject({ since: NOW, cases: 24 });
  });

  test('forgets a rule that has been quiet for six hours, when another rings', () => {
    const weak = afterRing(NO_RINGS, own(WEAK), NOW);

    expect(afterRing(weak, own(), minutesFromNow(360)).series['default']).not.toHaveProperty(WEAK);
    expect(afterRing(weak, own(), minutesFromNow(359)).series['default']).toHaveProperty(WEAK);
  });

  test('keeps what rang for targets apart, and forgets a target that has been quiet for six hours', () => {
    const theirs = afterRing(afterRing(NO_RINGS, own(), NOW), { ...own(), target: 'payments' }, minutesFromNow(1));

    expect(theirs.series).toEqual({
      default: { [EXPIRING]: { since: NOW, at: NOW, cases: 1 } },
      payments: { [EXPIRING]: { since: minutesFromNow(1), at: minutesFromNow(1), cases: 1 } },
    });
    expect(ringsOfLate(theirs, 'payments', minutesFromNow(2)).map(({ at }) => at)).toEqual([minutesFromNow(1)]);
    expect(ringsOfLate(theirs, undefined, minutesFromNow(2)).map(({ at }) => at)).toEqual([NOW]);
    expect(afterRing(theirs, own(WEAK), minutesFromNow(361)).series).not.toHaveProperty('payments');
    expect(afterRing(theirs, own(WEAK), minutesFromNow(360)).series).toHaveProperty('payments');
  });

  test('stays small, and in order, whatever rings', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 300, maxLength: 400 }), (waits) => {
        let [memory, minutes] = [NO_RINGS, 0];
        for (const wait of waits) memory = afterRing(memory, own(), minutesFromNow((minutes += wait)));
        const times = memory.rings.map(({ at }) => at);

        expect(times.length).toBeLessThanOrEqual(200);
        expect(times).toEqual(times.toSorted());
        expect(times.at(-1)).toBe(minutesFromNow(minutes));
      }),
      { numRuns: 20 },
    );
  });
});

describe('afterJoin', () => {
  const rung = afterRing(afterRing(NO_RINGS, own(), NOW), { ...own(), target: 'payments' }, NOW);

  test('counts who joined for what goes on, and is no ring', () => {
    const { rings, series } = afterJoin(rung, { of: [EXPIRING, EXPIRING, WEAK] });

    expect(rings).toEqual(rung.rings);
    expect(series).toEqual({
      default: { [EXPIRING]: { since: NOW, at: NOW, cases: 3 } },
      payments: { [EXPIRING]: { since: NOW, at: NOW, cases: 1 } },
    });
  });

  test('counts for the target, and nothing where nothing goes on', () => {
    expect(afterJoin(rung, { of: [EXPIRING], target: 'payments' }).series['payments']).toMatchObject({
      [EXPIRING]: { cases: 2 },
    });
    expect(afterJoin(rung, { of: [EXPIRING], target: 'edge' })).toEqual(rung);
  });
});

describe('ringsOfLate', () => {
  test.each([
    { minutes: 359, count: 1 },
    { minutes: 360, count: 0 },
  ])('are $count, $minutes minutes after the only one', ({ minutes, count }) => {
    expect(ringsOfLate(afterRing(NO_RINGS, own(), NOW), undefined, minutesFromNow(minutes))).toHaveLength(count);
  });
});
