import { nextTry } from '../../../lambda/domain/ledger/back-off';
import { minutesFromNow, NOW } from '../../builders/instant';

describe('nextTry', () => {
  test('is at once, where nobody tried', () => {
    expect(nextTry(undefined, NOW)).toBe(1);
  });

  test.each([
    { times: 1, minutes: 2 },
    { times: 2, minutes: 4 },
    { times: 3, minutes: 8 },
    { times: 5, minutes: 32 },
    { times: 6, minutes: 60 },
    { times: 500, minutes: 60 },
  ])('after try $times comes $minutes minutes later, not a minute before', ({ times, minutes }) => {
    expect(nextTry({ times, at: minutesFromNow(-minutes) }, NOW)).toBe(times + 1);
    expect(nextTry({ times, at: minutesFromNow(1 - minutes) }, NOW)).toBeUndefined();
  });
});
