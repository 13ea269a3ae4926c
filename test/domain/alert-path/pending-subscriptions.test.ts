import {
  type PendingSubscription,
  pendingAfter,
  withPending,
} from '../../../lambda/domain/alert-path/pending-subscriptions';
import { aSubscription, chatPath, pagesPath } from '../../builders/alert-path';
import { daysFromNow, hoursFromNow, NOW } from '../../builders/instant';

const WAITING = aSubscription('email', { confirmed: false, id: 'a' });
const known = (overrides: Partial<PendingSubscription> = {}): PendingSubscription => ({
  ...{ topic: 'pages', id: 'a', protocol: 'email', since: hoursFromNow(-30) },
  ...overrides,
});

describe('subscriptions that await their confirmation', () => {
  test('are remembered since they were seen first, of each topic apart', () => {
    expect(pendingAfter([], [pagesPath([WAITING]), chatPath([WAITING])], NOW)).toEqual([
      known({ topic: 'chat', since: NOW }),
      known({ since: NOW }),
    ]);
    expect(pendingAfter([known()], [pagesPath([WAITING]), chatPath([WAITING])], NOW)).toEqual([
      known({ topic: 'chat', since: NOW }),
      known(),
    ]);
  });

  test('are forgotten when they are confirmed', () => {
    expect(pendingAfter([known()], [pagesPath([aSubscription('email', { id: 'a' })])], NOW)).toEqual([]);
  });

  test('lapse when they vanish, and are remembered so for eight days', () => {
    const gone = [pagesPath([aSubscription('sms')])];

    expect(pendingAfter([known()], gone, NOW)).toEqual([known({ lapsedAt: NOW })]);
    expect(pendingAfter([known({ lapsedAt: hoursFromNow(-1) })], gone, NOW)).toEqual([
      known({ lapsedAt: hoursFromNow(-1) }),
    ]);
    expect(pendingAfter([known({ since: daysFromNow(-7.9) })], gone, NOW)).toHaveLength(1);
    expect(pendingAfter([known({ since: daysFromNow(-8) })], gone, NOW)).toEqual([]);
  });

  test('begin anew when they are made anew', () => {
    expect(pendingAfter([known({ lapsedAt: hoursFromNow(-1) })], [pagesPath([WAITING])], NOW)).toEqual([
      known({ since: NOW }),
    ]);
  });

  test('stay as they were where the topic was not read', () => {
    expect(pendingAfter([known()], [pagesPath('unreadable'), chatPath([])], NOW)).toEqual([known()]);
    expect(pendingAfter([known()], [], NOW)).toEqual([known()]);
  });

  test('are none of those that were deleted, of which only the row is left', () => {
    const { protocol, confirmed } = WAITING;

    expect(pendingAfter([], [pagesPath([{ protocol, confirmed }])], NOW)).toEqual([]);
  });
});

describe('a path with what is remembered of it', () => {
  test('tells since when each waits, and which have lapsed', () => {
    const lapsed = known({ id: 'b', lapsedAt: NOW });

    expect(
      withPending(pagesPath([WAITING, aSubscription('sms')]), [known(), lapsed, known({ topic: 'chat' })]),
    ).toEqual(
      pagesPath([{ ...WAITING, pendingSince: hoursFromNow(-30) }, aSubscription('sms')], {
        lapsed: [{ protocol: 'email', since: hoursFromNow(-30) }],
      }),
    );
  });

  test('is the same where nothing is remembered, or nothing was read', () => {
    const path = pagesPath([WAITING]);

    expect(withPending(path, [known({ topic: 'chat' })])).toBe(path);
    expect(withPending(pagesPath('unreadable'), [known()])).toEqual(pagesPath('unreadable'));
  });

  test('knows nothing of one that it did not see before', () => {
    expect(withPending(pagesPath([{ ...WAITING, id: 'c' }]), [known()])).toEqual(
      pagesPath([{ ...WAITING, id: 'c' }], { lapsed: [] }),
    );
  });
});
