import fc from 'fast-check';
import { afterRing, NO_RINGS, type RingMemory, ringsOfLate } from '../../../lambda/domain/ledger/ring-memory';
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
        [EXPIRING]: { since: NOW, at: minutesFromNow(60), cases: 2 },
        [WEAK]: { since: minutesFromNow(60), at: minutesFromNow(60), cases: 2 },
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
    expect(memory.series[EXPIRING]).toEqual({ since, at: now, cases });
  });

  test('knows of a rule that goes on since when it has, though its first rings are forgotten', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => minutesFromNow(60 * hour));
    const memory = hours.reduce<RingMemory>((known, at) => afterRing(known, own(), at), NO_RINGS);

    expect(memory.rings).toHaveLength(6);
    expect(memory.series[EXPIRING]).toMatchObject({ since: NOW, cases: 24 });
  });

  test('forgets a rule that has been quiet for six hours, when another rings', () => {
    expect(afterRing(afterRing(NO_RINGS, own(WEAK), NOW), own(), minutesFromNow(360)).series).not.toHaveProperty(WEAK);
    expect(afterRing(afterRing(NO_RINGS, own(WEAK), NOW), own(), minutesFromNow(359)).series).toHaveProperty(WEAK);
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

describe('ringsOfLate', () => {
  test.each([
    { minutes: 359, count: 1 },
    { minutes: 360, count: 0 },
  ])('are $count, $minutes minutes after the only one', ({ minutes, count }) => {
    expect(ringsOfLate(afterRing(NO_RINGS, own(), NOW), minutesFromNow(minutes))).toHaveLength(count);
  });
});
