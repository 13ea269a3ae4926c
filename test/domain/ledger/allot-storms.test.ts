import fc from 'fast-check';
import type { Ringing } from '../../../lambda/domain/ledger/group';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import type { Rung } from '../../../lambda/domain/ledger/rung';
import { EXPIRING, WEAK } from '../../builders/ledger';
import { type critical, many, sizes, sum } from './storm-cases';
import { StormLife } from './storm-life';

/** With no limit but the given ones of six hours. */
const limited = (limits: { readonly ofRule?: number; readonly ofAll?: number }) =>
  new StormLife({ ofRun: 99, ofRule: 99, ofAll: 99, perHour: 99, ...limits });

describe('a storm of one rule', () => {
  test('rings together from the incident on that is too many: at once, then once an hour', () => {
    const life = limited({ ofRule: 2 });

    expect(sizes(life.pass(0, many(1)))).toEqual([1]);
    expect(sizes(life.pass(60, many(1)))).toEqual([1]);
    expect(sizes(life.pass(120, many(1)))).toEqual([1]);
    expect(sizes(life.pass(130, many(1)))).toEqual([]);
    expect(sizes(life.pass(140, many(1)))).toEqual([]);
    expect(sizes(life.pass(179))).toEqual([]);
    expect(sizes(life.pass(180, many(1)))).toEqual([3]);
  });

  test('leaves other rules alone', () => {
    const life = limited({ ofRule: 2 });
    life.pass(0, many(5));

    expect(sizes(life.pass(10, [...many(1), ...many(1, 'open', WEAK)]))).toEqual([1]);
    expect(life.waiting).toHaveLength(1);
  });

  test.each<{ readonly rung: Rung; readonly rings: readonly number[] }>([
    { rung: '7d', rings: [] },
    { rung: '3d', rings: [] },
    { rung: 'expired', rings: [3] },
  ])(
    'lets what cannot wait join, and what is expired ring: at the rung $rung it rings as $rings',
    ({ rung, rings }) => {
      const life = limited({ ofRule: 2 });
      life.pass(0, many(5));
      life.pass(5, many(2));

      expect(sizes(life.pass(10, many(1, rung)))).toEqual(rings);
      expect(life.sizes).toEqual([1, 1, rung === '3d' ? 4 : 3, ...rings]);
      expect(life.waiting).toHaveLength(rung === '7d' ? 3 : rung === '3d' ? 2 : 0);
    },
  );

  test('rings what cannot wait, with what waits, where nothing rang together within the hour', () => {
    const life = limited({ ofRule: 2 });
    life.pass(0, many(5));
    life.pass(5, many(2));

    expect(sizes(life.pass(60, many(1, '3d')))).toEqual([3]);
    expect(sizes(life.pass(119, many(1, '1d')))).toEqual([]);
    expect(life.sizes).toEqual([1, 1, 3, 4]);
  });

  test('of what is expired wakes once for what was told as to come, and takes the rest in', () => {
    const life = limited({ ofRule: 2 });
    life.pass(0, many(5, '1d'));

    expect(sizes(life.pass(10, many(1, 'expired')))).toEqual([1]);
    expect(sizes(life.pass(20, [...many(2, 'expired'), ...many(1, '3d')]))).toEqual([]);
    expect(life.sizes).toEqual([1, 1, 3, 4]);
  });

  test('does not hold back that nobody can be reached', () => {
    const life = limited({ ofRule: 2 });
    life.pass(0, many(5));

    expect(sizes(life.pass(10, many(1, 'open', EXPIRING, 'alert-path:chat')))).toEqual([1]);
  });

  test('is over when fewer than so many incidents rang in six hours', () => {
    const life = limited({ ofRule: 2 });
    life.pass(0, many(1));
    life.pass(60, many(1));

    expect(life.pass(359, many(2)).map(({ ring }) => ring?.own)).toEqual([false]);
    expect(life.pass(720, many(2)).map(({ ring }) => ring?.own)).toEqual([true, true]);
  });
});

describe('a storm of the whole account', () => {
  test('rings together whatever its rules, from the incident on that is too many', () => {
    const life = limited({ ofAll: 2 });
    life.pass(0, [...many(1), ...many(1, 'open', WEAK)]);

    expect(sizes(life.pass(10, [...many(1), ...many(1, 'open', WEAK)]))).toEqual([2]);
    expect(sizes(life.pass(20, [...many(1), ...many(1, 'open', WEAK)]))).toEqual([]);
    expect(sizes(life.pass(70))).toEqual([2]);
  });
});

describe('a storm of one target', () => {
  const routing = { targets: ['payments'], routes: [{ owner: ['payments'], to: 'payments' }] };
  const theirs = (count: number, ...of: Parameters<typeof critical>) =>
    many(count, ...of).map((entry) => ({
      ...entry,
      case: { ...entry.case, about: { ...entry.case.about, owners: ['payments'] } },
    }));
  const targets = (ringing: readonly Ringing[]) => ringing.map(({ incident: { target } }) => target);

  test('leaves the others alone: they ring on their own, at once, and are no part of it', () => {
    const life = new StormLife({ ...RING_LIMITS, perHour: 99 }, routing);
    life.pass(0, theirs(9));
    life.pass(10, theirs(9));

    const ours = life.pass(20, [...theirs(2), ...many(2)]);

    expect(targets(ours)).toEqual([undefined, undefined]);
    expect(ours.map(({ ring, incident }) => [ring?.own, incident.storm])).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
    expect(life.waiting).toHaveLength(11);
    const later = life.pass(60, [...theirs(1), ...many(4)]);
    expect(later.map(({ incident: { target, storm, members } }) => [target, storm?.cases, members.length])).toEqual([
      [undefined, undefined, 1],
      [undefined, undefined, 1],
      [undefined, undefined, 1],
      ['payments', 21, 12],
      [undefined, 6, 1],
    ]);
  });

  test('takes no place of a run from others', () => {
    const life = new StormLife({ ...RING_LIMITS, ofRun: 2 }, routing);

    expect(targets(life.pass(0, [...theirs(9, '1d'), ...many(2)]))).toEqual([
      'payments',
      'payments',
      undefined,
      undefined,
      'payments',
    ]);
  });

  test('of what is expired takes along what waits for that target', () => {
    const life = new StormLife({ ...RING_LIMITS, ofRule: 1, perHour: 99 }, routing);
    life.pass(0, [...theirs(3), ...many(3)]);
    life.pass(5, [...theirs(2), ...many(2)]);

    const ringing = life.pass(10, theirs(1, 'expired'));

    expect(targets(ringing)).toEqual(['payments']);
    expect(sizes(ringing)).toEqual([3]);
    expect(life.waiting).toHaveLength(2);
  });
});

describe('a storm of what cannot wait', () => {
  test.each<{ readonly rung: Rung; readonly minutes: number }>([
    { rung: '3d', minutes: 3 },
    { rung: 'expired', minutes: 1 },
  ])(
    'makes a dozen incidents of what comes each $minutes minutes for six hours at the rung $rung, and nothing waits',
    ({ rung, minutes }) => {
      const life = new StormLife();
      const count = 360 / minutes;
      for (let index = 0; index < count; index += 1) {
        life.pass(index * minutes, many(1, rung));
        expect(life.waiting).toEqual([]);
      }

      expect(sum(life.sizes)).toBe(count);
      expect(life.sizes.length).toBeLessThanOrEqual(12);
    },
  );

  test('wakes at most once an hour for a storm of what cannot wait, and once for what is expired, and lets nothing of it wait', () => {
    const anyArrival = fc.record({
      minute: fc.nat({ max: 300 }),
      count: fc.integer({ min: 1, max: 6 }),
      rung: fc.constantFrom<Rung>('3d', '1d', 'expired'),
      rule: fc.constantFrom(EXPIRING, WEAK),
    });
    fc.assert(
      fc.property(fc.array(anyArrival, { maxLength: 60 }), (arrivals) => {
        const life = new StormLife({ ...RING_LIMITS, ofRun: 99, perHour: 99 });
        const waited: number[] = [];
        for (let minute = 0; minute <= 300; minute += 1) {
          const incoming = arrivals.filter((one) => one.minute === minute);
          life.pass(
            minute,
            incoming.flatMap(({ count, rung, rule }) => many(count, rung, rule)),
          );
          if (life.waiting.length > 0) waited.push(minute);
        }
        const together = life.rang.filter(({ ring }) => ring?.own === false);
        const crowded = [EXPIRING, WEAK].flatMap((rule) => {
          const ofRule = together.filter(({ ring }) => ring?.of.includes(rule));
          return ofRule.filter(
            ({ at }) =>
              ofRule.filter((other) => other.at <= at && Date.parse(at) - Date.parse(other.at) < 3_600_000).length > 2,
          );
        });
        const own = life.rang.filter(({ ring }) => ring?.own);

        expect(waited).toEqual([]);
        expect(crowded).toEqual([]);
        expect(own.length).toBeLessThanOrEqual(10);
        expect(sum(life.sizes)).toBe(sum(arrivals.map(({ count }) => count)));
      }),
      { numRuns: 20 },
    );
  });
});
