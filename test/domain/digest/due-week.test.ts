import * as fc from 'fast-check';
import { WEEKDAYS } from '../../../lambda/domain/digest/digest-schedule';
import { dueWeek } from '../../../lambda/domain/digest/due-week';
import { instant, plusMilliseconds } from '../../../lambda/domain/instant';

const MONDAY = { weekday: 'monday', hour: 8 } as const;
const LONG_AGO = instant('2020-01-01T00:00:00.000Z');
const HOUR_MS = 3_600_000;

const dueAt = (at: string, timeZone?: string, schedule: Parameters<typeof dueWeek>[1]['schedule'] = MONDAY) =>
  dueWeek(instant(at), { schedule, timeZone, watchedSince: LONG_AGO });

describe('dueWeek', () => {
  test.each([
    { title: 'a moment before', at: '2026-11-16T07:59:59.999Z', week: undefined },
    { title: 'at the moment', at: '2026-11-16T08:00:00.000Z', week: '2026-W47' },
    { title: 'when it was missed by less than two days', at: '2026-11-18T07:59:59.999Z', week: '2026-W47' },
    { title: 'two days later', at: '2026-11-18T08:00:00.000Z', week: undefined },
    { title: 'in the last week of a year that has 53', at: '2026-12-28T08:00:00.000Z', week: '2026-W53' },
    { title: 'in the week after it', at: '2027-01-04T08:00:00.000Z', week: '2027-W01' },
    { title: 'in December, in the first week of the next year', at: '2024-12-30T08:00:00.000Z', week: '2025-W01' },
  ])('says $week $title', ({ at, week }) => {
    expect(dueAt(at)).toBe(week);
  });

  test.each([
    { title: 'in winter', at: '2026-11-16T07:00:00.000Z', before: '2026-11-16T06:59:00.000Z' },
    { title: 'in summer', at: '2026-07-20T06:00:00.000Z', before: '2026-07-20T05:59:00.000Z' },
    { title: 'on the day after the clock changed', at: '2026-03-30T06:00:00.000Z', before: '2026-03-30T05:59:00.000Z' },
  ])('reads the clock of the zone $title', ({ at, before }) => {
    expect(dueAt(at, 'Europe/Paris')).toBeDefined();
    expect(dueAt(before, 'Europe/Paris')).toBeUndefined();
  });

  test('is due by the jump of a clock that leaves the hour out', () => {
    const schedule = { weekday: 'sunday', hour: 2 } as const;

    expect(dueAt('2026-03-29T00:59:00.000Z', 'Europe/Paris', schedule)).toBeUndefined();
    expect(dueAt('2026-03-29T01:00:00.000Z', 'Europe/Paris', schedule)).toBe('2026-W13');
  });

  test.each(['2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z'])(
    'is of the same week both times that an hour comes twice: %s',
    (at) => {
      expect(dueAt(at, 'Europe/Paris', { weekday: 'sunday', hour: 2 })).toBe('2026-W43');
    },
  );

  test('takes UTC for a zone that nobody knows', () => {
    expect(dueAt('2026-11-16T08:00:00.000Z', 'Mars/Olympus')).toBe('2026-W47');
    expect(dueAt('2026-11-16T07:59:00.000Z', 'Mars/Olympus')).toBeUndefined();
  });

  test.each([
    { since: '2026-11-16T07:59:00.000Z', week: '2026-W47' },
    { since: '2026-11-16T08:00:00.000Z', week: undefined },
  ])('says $week to who was watched since $since', ({ since, week }) => {
    const watchedSince = instant(since);

    expect(dueWeek(instant('2026-11-16T09:00:00.000Z'), { schedule: MONDAY, watchedSince })).toBe(week);
  });

  test('gives each week to one stretch of hours of less than two days and a changed clock, in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Cairo'),
        fc.record({ weekday: fc.constantFrom(...WEEKDAYS), hour: fc.integer({ min: 0, max: 23 }) }),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (timeZone, schedule, start) => {
          const from = instant(start.toISOString());
          const hours = Array.from({ length: 15 * 24 }, (_, hour) => plusMilliseconds(from, hour * HOUR_MS));
          const due = hours.map((at) => dueWeek(at, { schedule, timeZone, watchedSince: LONG_AGO }));
          const weeks = due.filter((week, index) => week !== undefined && week !== due[index - 1]);

          expect(new Set(weeks).size).toBe(weeks.length);
          expect(weeks.length).toBeGreaterThanOrEqual(2);
          expect(weeks.toSorted()).toEqual(weeks);
          expect(due.filter((week) => week !== undefined).length).toBeLessThanOrEqual(3 * 49);
        },
      ),
      { numRuns: 30 },
    );
  });
});
