import type { AlertPath } from '../../../lambda/domain/alert-path/alert-path';
import { alertPathPending } from '../../../lambda/domain/rules/alert-path-pending';
import { aSubscription, chatPath, pagesPath } from '../../builders/alert-path';
import { daysFromNow, hoursFromNow } from '../../builders/instant';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const SMS = aSubscription('sms');
const waiting = (hours: number) => aSubscription('email', { confirmed: false, pendingSince: hoursFromNow(-hours) });
const lapsed = (days: number) => ({ lapsed: [{ protocol: 'email', since: daysFromNow(-days) }] });

describe('alert-path-pending', () => {
  test.each`
    path                                                              | expected                    | what
    ${pagesPath([SMS, waiting(24)])}                                  | ${'warning'}                | ${'one that waits for a day'}
    ${pagesPath([SMS, waiting(23.9)])}                                | ${'pass'}                   | ${'one that waits for less'}
    ${pagesPath([waiting(24)])}                                       | ${'critical'}               | ${'one that waits while nobody else hears'}
    ${pagesPath([waiting(24), aSubscription('firehose')])}            | ${'critical'}               | ${'one that waits beside a stream'}
    ${pagesPath([waiting(24), aSubscription('email')])}               | ${'warning'}                | ${'one that waits beside a mailbox'}
    ${chatPath([waiting(24)])}                                        | ${'critical'}               | ${'one of the chat, where nobody else hears: then the pages tell'}
    ${chatPath([waiting(24), SMS])}                                   | ${'warning'}                | ${'one of the chat'}
    ${pagesPath([SMS, aSubscription('email', { confirmed: false })])} | ${'pass'}                   | ${'one that was not seen before, or was deleted'}
    ${pagesPath([SMS], lapsed(3))}                                    | ${'warning'}                | ${'one that SNS has forgotten'}
    ${pagesPath([], lapsed(3))}                                       | ${'critical'}               | ${'one that SNS has forgotten, and nobody else'}
    ${pagesPath([SMS], lapsed(6.9))}                                  | ${'warning'}                | ${'one that was seen first almost a week ago'}
    ${pagesPath([SMS], lapsed(7))}                                    | ${'info, aged-out'}         | ${'one that was seen first a week ago'}
    ${pagesPath([SMS])}                                               | ${'pass'}                   | ${'none that waits'}
    ${pagesPath([])}                                                  | ${'pass'}                   | ${'nobody, of which another rule tells'}
    ${pagesPath('unreadable')}                                        | ${'unknown: subscriptions'} | ${'a list that cannot be read'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcomeOf(alertPathPending.evaluate(path, aContext()))).toBe(expected);
  });

  test('says since when they were seen, ten of them', () => {
    const path = pagesPath([SMS, ...Array.from({ length: 11 }, () => waiting(30))], lapsed(3));

    expect(alertPathPending.evaluate(path, aContext())).toMatchObject({
      summary: expect.stringMatching(
        /^of the topic pages somebody hears nothing: email \(not confirmed, first seen 20\d\d-.* UTC\), .*and 2 more$/,
      ),
    });
    expect(alertPathPending.evaluate(pagesPath([SMS], lapsed(3)), aContext())).toMatchObject({
      summary: expect.stringContaining('email (not confirmed in time, first seen '),
    });
  });
});
