import fc from 'fast-check';
import { ruleId } from '../../../lambda/domain/ids';
import { type Rung, RUNGS } from '../../../lambda/domain/ledger/rung';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import { anEntry, EXPIRING, WEAK } from '../../builders/ledger';
import { anAbout } from '../../builders/message';
import { critical, many, sizes, sum } from './storm-cases';
import { StormLife } from './storm-life';

/** With no limit but that of an hour. */
const capped = (perHour: number) => new StormLife({ ofRun: 99, ofRule: 99, ofAll: 99, perHour });
describe('the cap of an hour', () => {
  test.each([
    { cases: 3, sizes: [1, 1, 1] },
    { cases: 4, sizes: [1, 1, 1, 1] },
    { cases: 5, sizes: [1, 1, 1, 2] },
    { cases: 9, sizes: [1, 1, 1, 6] },
  ])('leaves room for four: $cases cases ring as $sizes', (expected) => {
    expect(sizes(capped(4).pass(0, many(expected.cases)))).toEqual(expected.sizes);
  });

  test('holds whatever the targets: of sixty teams, as many ring as there is room, and the others when there is room again', () => {
    const teams = Array.from({ length: 60 }, (_, index) => `team-${index}`);
    const life = new StormLife(RING_LIMITS, { targets: teams, routes: teams.map((to) => ({ owner: [to], to })) });
    const entries = teams.map((owner) =>
      anEntry({ subject: `certificate:${owner}`, about: anAbout({ names: ['*.example.com'], owners: [owner] }) }),
    );

    expect(life.pass(0, entries)).toHaveLength(RING_LIMITS.perHour);
    expect(life.pass(59)).toEqual([]);
    expect(life.pass(60)).toHaveLength(RING_LIMITS.perHour);
    expect(life.pass(120)).toHaveLength(RING_LIMITS.perHour);
    expect(life.waiting).toEqual([]);
    expect(life.rang.map(({ incident }) => incident.members.length)).toEqual(teams.map(() => 1));
  });

  test('holds back what comes when there is no room, and rings it together when there is', () => {
    const life = capped(4);
    life.pass(0, many(1));
    life.pass(30, many(3));

    expect(sizes(life.pass(40, many(2)))).toEqual([]);
    expect(sizes(life.pass(50, many(3)))).toEqual([]);
    expect(sizes(life.pass(59))).toEqual([]);
    expect(sizes(life.pass(60))).toEqual([5]);
    expect(life.waiting).toEqual([]);
  });

  test('holds what was held back together, also where there is room for each', () => {
    const life = capped(4);
    life.pass(0, many(4));
    life.pass(30, many(2));

    expect(sizes(life.pass(60))).toEqual([2]);
  });

  test.each<{ readonly rung: Rung; readonly rings: readonly number[] }>([
    { rung: '1d', rings: [] },
    { rung: 'expired', rings: [4] },
  ])('what is at the rung $rung rings as $rings where there is no room, with all that waits', ({ rung, rings }) => {
    const life = capped(4);
    life.pass(0, many(4));
    life.pass(10, many(2));

    expect(sizes(life.pass(20, many(2, rung)))).toEqual(rings);
  });

  test('what is expired rings in as many parts as it takes, and what fills further parts waits', () => {
    const life = capped(1);
    life.pass(0, many(1));

    expect(sizes(life.pass(1, [...many(1, 'expired'), ...many(1500)]))).toEqual([1000]);
    expect(life.waiting).toHaveLength(501);
  });

  test('neither delays nor counts a drill', () => {
    const life = capped(2);
    life.pass(0, many(2));
    const drill = life.pass(1, many(1, 'open', EXPIRING, 'drill:one'));

    expect(sizes(drill)).toEqual([1]);
    expect(drill.map(({ ring }) => ring)).toEqual([undefined]);
    expect(life.pass(2, many(1, 'open', EXPIRING, 'alert-path:chat'))).toEqual([]);
  });
});

describe('allot', () => {
  test('makes a dozen incidents of 200 criticals of one rule that come over six hours', () => {
    const life = new StormLife();
    const arrivals = Array.from({ length: 361 }, (_, minute) => Math.floor((minute * 200) / 360));
    arrivals.forEach((total, minute) => life.pass(minute, many(total - (arrivals[minute - 1] ?? 0))));
    for (let minute = 361; minute <= 421; minute += 1) life.pass(minute);

    expect(sum(sizes(life.rang))).toBe(200);
    expect(life.rang.length).toBeLessThanOrEqual(12);
    expect(life.waiting).toEqual([]);
  });

  test('loses no case, doubles none, lets none wait for more than an hour and nothing expired at all, and keeps the cap', () => {
    const anyArrival = fc.record({
      minute: fc.nat({ max: 400 }),
      count: fc.integer({ min: 1, max: 9 }),
      rung: fc.constantFrom(...RUNGS),
      rule: fc.constantFrom(EXPIRING, WEAK),
    });
    fc.assert(
      fc.property(fc.array(anyArrival, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (arrivals, perHour) => {
        const life = new StormLife({ ...RING_LIMITS, perHour });
        const arrived = new Map<string, number>();
        let expiredPasses = 0;
        const tooLong: string[] = [];
        for (let minute = 0; minute <= 461; minute += 1) {
          const incoming = arrivals
            .filter((one) => one.minute === minute)
            .flatMap(({ count, rung, rule }) => many(count, rung, rule));
          for (const entry of incoming) arrived.set(entry.case.subject, minute);
          expiredPasses += Number(incoming.some((entry) => entry.case.state.rung === 'expired'));
          life.pass(minute, incoming);
          for (const { case: one } of life.waiting)
            if (one.state.rung === 'expired' || minute - (arrived.get(one.subject) ?? 0) >= 60)
              tooLong.push(one.subject);
        }
        const subjects = Object.values(life.incidents).flatMap(({ members }) => members.map(({ subject }) => subject));
        const inAnHour = life.rang.map(
          ({ at }) =>
            life.rang.filter((other) => other.at <= at && Date.parse(at) - Date.parse(other.at) < 3_600_000).length,
        );

        expect(tooLong).toEqual([]);
        expect(subjects.toSorted()).toEqual([...arrived.keys()].toSorted());
        expect(Math.max(0, ...inAnHour)).toBeLessThanOrEqual(perHour + expiredPasses);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the limit of a run', () => {
  test('lets five ring on their own, however many rules they are of, and the rest together', () => {
    const rules = Array.from({ length: 8 }, (_, index) => ruleId(`rule-${index}`));
    const life = new StormLife({ ...RING_LIMITS, ofRule: 99, ofAll: 99, perHour: 99 });

    expect(
      sizes(
        life.pass(
          0,
          rules.map((rule) => critical('1d', rule)),
        ),
      ),
    ).toEqual([1, 1, 1, 1, 1, 3]);
  });
});
