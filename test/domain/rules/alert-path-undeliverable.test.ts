import type { AlertPath, SecretState } from '../../../lambda/domain/alert-path/alert-path';
import type { Deliveries } from '../../../lambda/domain/alert-path/delivery';
import { sinkId } from '../../../lambda/domain/ids';
import { alertPathUndeliverable } from '../../../lambda/domain/rules/alert-path-undeliverable';
import { aSinkSubscription, aSubscription, chatPath, pagesPath } from '../../builders/alert-path';
import { hoursFromNow } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const CHAT = aSinkSubscription('present', { sink: sinkId('chat') });
const OTHER = aSubscription('https');
const MAIL = aSubscription('email');
const LATE: Deliveries = {
  [sinkId('page')]: { topic: 'pages', lackingSince: hoursFromNow(-1) },
};
const LATE_CHAT: Deliveries = {
  [sinkId('chat')]: { topic: 'chat', acceptedAt: hoursFromNow(-2), lackingSince: hoursFromNow(-1) },
};
const GOOD: Deliveries = { [sinkId('page')]: { topic: 'pages', acceptedAt: hoursFromNow(-1) } };
const outcome = (path: AlertPath) => outcomeOf(alertPathUndeliverable.evaluate(path, aContext()));

describe('alert-path-undeliverable', () => {
  test.each`
    secret             | pages                | chat
    ${'present'}       | ${'pass'}            | ${'pass'}
    ${'secret-absent'} | ${'critical'}        | ${'warning'}
    ${'key-absent'}    | ${'critical'}        | ${'warning'}
    ${'malformed'}     | ${'critical'}        | ${'warning'}
    ${'denied'}        | ${'critical'}        | ${'warning'}
    ${'unreadable'}    | ${'unknown: secret'} | ${'unknown: secret'}
  `(
    'says $pages of a pager and $chat of a chat, beside another subscriber, whose secret is $secret',
    ({ secret, pages, chat }: { secret: SecretState; pages: string; chat: string }) => {
      expect(outcome(pagesPath([aSinkSubscription(secret), OTHER]))).toBe(pages);
      expect(outcome(chatPath([aSinkSubscription(secret), OTHER]))).toBe(chat);
    },
  );

  test.each`
    path                                                                          | expected                    | what
    ${pagesPath([aSinkSubscription()], { deliveries: LATE })}                     | ${'critical'}               | ${'a pager that takes nothing'}
    ${pagesPath([aSinkSubscription(), OTHER], { deliveries: LATE })}              | ${'warning'}                | ${'the same beside another target, which hears of each page'}
    ${pagesPath([], { deliveries: LATE })}                                        | ${'critical'}               | ${'a pager that takes nothing and is not subscribed'}
    ${pagesPath([aSinkSubscription()], { deliveries: GOOD })}                     | ${'pass'}                   | ${'a pager that takes what it is told'}
    ${pagesPath([aSinkSubscription()], { deliveries: {} })}                       | ${'pass'}                   | ${'a pager that was told nothing yet'}
    ${pagesPath([aSinkSubscription()], { deliveries: 'unreadable' })}             | ${'unknown: deliveries'}    | ${'a pager of which the ledger tells nothing'}
    ${pagesPath([aSinkSubscription('key-absent')], { deliveries: 'unreadable' })} | ${'critical'}               | ${'a pager without its key, whatever the ledger tells'}
    ${chatPath([CHAT], { deliveries: LATE_CHAT })}                                | ${'critical'}               | ${'a chat that takes nothing: the pages tell'}
    ${chatPath([CHAT, MAIL], { deliveries: LATE_CHAT })}                          | ${'critical'}               | ${'the same beside a mailbox, which nobody reads'}
    ${chatPath([CHAT, OTHER], { deliveries: LATE_CHAT })}                         | ${'warning'}                | ${'the same beside another chat, which tells'}
    ${pagesPath([OTHER])}                                                         | ${'not-applicable'}         | ${'targets of others, of which nothing is known'}
    ${pagesPath('unreadable', { deliveries: LATE })}                              | ${'unknown: subscriptions'} | ${'a list that cannot be read'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcome(path)).toBe(expected);
  });

  test.each`
    state           | instead      | expected
    ${'key-absent'} | ${undefined} | ${'warning'}
    ${'present'}    | ${undefined} | ${'pass'}
    ${'present'}    | ${false}     | ${'pass'}
    ${'present'}    | ${true}      | ${'warning'}
    ${'unreadable'} | ${undefined} | ${'unknown: secret'}
  `(
    'says $expected of a target whose key is $state, and what was for it told the default way: $instead',
    ({ state, instead, expected }: { state: SecretState; instead: boolean | undefined; expected: string }) => {
      const targets = { payments: { at: hoursFromNow(-1), instead: instead ?? false } };
      const deliveries = { [sinkId('page')]: { topic: 'pages', ...(instead !== undefined && { targets }) } } as const;
      const path = pagesPath([aSinkSubscription('present', { targets: { payments: state } })], { deliveries });

      expect(outcome(path)).toBe(expected);
      expect(outcome({ ...path, deliveries: 'unreadable' })).toBe(
        state === 'key-absent' ? 'warning' : 'unknown: deliveries',
      );
    },
  );

  test('says of a target why the default way is told, and of a key that is there no more than is known', () => {
    const targets = { payments: { at: hoursFromNow(-1), instead: true } };
    const deliveries = { [sinkId('page')]: { topic: 'pages', targets } } as const;
    const path = (state: SecretState) =>
      pagesPath([aSinkSubscription('present', { targets: { payments: state } })], { deliveries });

    expect(alertPathUndeliverable.evaluate(path('key-absent'), aContext())).toMatchObject({
      facts: { sinks: ['page of the target payments (its key: key-absent; the default way is told instead)'] },
    });
    expect(alertPathUndeliverable.evaluate(path('present'), aContext())).toMatchObject({
      facts: {
        sinks: ['page of the target payments (did not take what it was told last; the default way was told instead)'],
      },
    });
  });

  test('says nothing of a target of whose deliveries nothing was read', () => {
    const subscription = aSinkSubscription('present', { targets: { payments: 'present' } });

    expect(outcome(pagesPath([subscription]))).toBe('pass');
  });

  test('a bad key of a target makes nothing milder', () => {
    const subscription = aSinkSubscription('key-absent', { targets: { payments: 'key-absent' } });

    expect(outcome(pagesPath([subscription, OTHER]))).toBe('critical');
  });

  test('says once of each why it does not get through', () => {
    const path = (secret: SecretState) => pagesPath([aSinkSubscription(secret)], { deliveries: LATE });

    expect(alertPathUndeliverable.evaluate(path('denied'), aContext())).toMatchObject({
      summary: 'the topic pages does not get through to its medium: page (its key: denied)',
      facts: { sinks: ['page (its key: denied)'] },
    });
    expect(alertPathUndeliverable.evaluate(path('present'), aContext())).toMatchObject({
      summary: expect.stringMatching(
        /^the topic pages does not get through to its medium: page \(does not accept what it was to be told at 20.* UTC\)$/,
      ),
    });
  });
});
