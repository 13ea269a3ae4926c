import type { Poked } from '../../../lambda/domain/ledger/listener';
import { begunBy, triesFor, unansweredSince } from '../../../lambda/domain/ledger/tries';
import { minutesFromNow, NOW } from '../../builders/instant';

const tried = (times: number, minutesAgo: number): Poked => ({
  reason: 'refresh',
  times,
  at: minutesFromNow(-1),
  since: minutesFromNow(-minutesAgo),
});

describe('tries', () => {
  test.each([
    { title: 'for the same reason, since it is lacking', lack: { reason: 'refresh', since: minutesFromNow(-1) } },
    { title: 'for something else', lack: { reason: 'missing', since: minutesFromNow(-1) }, counts: false },
    { title: 'of before', lack: { reason: 'refresh', since: NOW }, counts: false },
  ] as const)('$title: $counts', ({ lack, ...row }) => {
    const poked = tried(3, 30);

    expect(triesFor(lack, poked)).toEqual('counts' in row ? undefined : poked);
    expect(triesFor(lack, undefined)).toBeUndefined();
  });

  test('go on from the first one, as far as it is known', () => {
    const { since, ...old } = tried(3, 30);

    expect(begunBy({ ...old, ...(since !== undefined && { since }) })).toEqual({ since: minutesFromNow(-30) });
    expect(begunBy(old)).toEqual({});
    expect(begunBy(undefined)).toEqual({});
  });

  test.each([
    { times: 3, minutes: 10, inVain: true },
    { times: 9, minutes: 60, inVain: true },
    { times: 2, minutes: 600, inVain: false },
    { times: 3, minutes: 9.9, inVain: false },
  ])('$times of them since $minutes minutes are in vain: $inVain', ({ times, minutes, inVain }) => {
    expect(unansweredSince(tried(times, minutes), NOW)).toBe(inVain ? minutesFromNow(-minutes) : undefined);
  });

  test('of an earlier version count from the newest one, and none is not in vain', () => {
    expect(unansweredSince({ reason: 'missing', times: 5, at: minutesFromNow(-10) }, NOW)).toBe(minutesFromNow(-10));
    expect(unansweredSince({ reason: 'missing', times: 5, at: minutesFromNow(-9) }, NOW)).toBeUndefined();
    expect(unansweredSince(undefined, NOW)).toBeUndefined();
  });
});
