import { deadlinePhrase, fromNow, moment } from '../../../lambda/domain/rendering/moments';
import { daysFromNow, hoursFromNow, minutesFromNow, NOW } from '../../builders/instant';
import type { Instant } from '../../../lambda/domain/instant';

describe('fromNow', () => {
  test.each`
    at                      | expected
    ${daysFromNow(6.99)}    | ${'in 6 days'}
    ${daysFromNow(6)}       | ${'in 6 days'}
    ${daysFromNow(1)}       | ${'in 1 day'}
    ${hoursFromNow(23.99)}  | ${'in 23 hours'}
    ${hoursFromNow(1)}      | ${'in 1 hour'}
    ${minutesFromNow(59)}   | ${'in 59 minutes'}
    ${minutesFromNow(1)}    | ${'in 1 minute'}
    ${minutesFromNow(0.9)}  | ${'now'}
    ${NOW}                  | ${'now'}
    ${minutesFromNow(-0.9)} | ${'now'}
    ${minutesFromNow(-1)}   | ${'1 minute ago'}
    ${hoursFromNow(-5)}     | ${'5 hours ago'}
    ${daysFromNow(-2.5)}    | ${'2 days ago'}
  `('calls $at "$expected"', ({ at, expected }: { at: Instant; expected: string }) => {
    expect(fromNow(NOW, at)).toBe(expected);
  });
});

describe('deadlinePhrase', () => {
  test.each`
    deadline           | notAfter           | expected                | what
    ${daysFromNow(6)}  | ${daysFromNow(6)}  | ${'expires in 6 days'}  | ${'the end of the certificate'}
    ${NOW}             | ${NOW}             | ${'expired now'}        | ${'the very moment of its end'}
    ${daysFromNow(-2)} | ${daysFromNow(-2)} | ${'expired 2 days ago'} | ${'an end that has passed'}
    ${daysFromNow(6)}  | ${daysFromNow(90)} | ${'due in 6 days'}      | ${'another deadline'}
    ${daysFromNow(-1)} | ${undefined}       | ${'due 1 day ago'}      | ${'a deadline of what has no end'}
  `(
    'says "$expected" for $what',
    ({ deadline, notAfter, expected }: Record<'deadline' | 'notAfter', Instant> & { expected: string }) => {
      expect(deadlinePhrase(NOW, deadline, notAfter)).toBe(expected);
    },
  );
});

describe('moment', () => {
  test('names the minute in UTC, and how far it is', () => {
    expect(moment(NOW, daysFromNow(6))).toBe('2026-11-26 08:00 UTC, in 6 days');
  });

  test('says besides what the clock shows where people are', () => {
    expect(moment(NOW, daysFromNow(6), 'America/New_York')).toBe(
      '2026-11-26 08:00 UTC (Thursday 2026-11-26 03:00 in America/New_York), in 6 days',
    );
  });

  test('does without a clock that nobody knows', () => {
    expect(moment(NOW, daysFromNow(6), 'Mars/Olympus')).toBe('2026-11-26 08:00 UTC, in 6 days');
  });
});
