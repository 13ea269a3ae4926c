import type { AlertPath } from '../../../lambda/domain/alert-path/alert-path';
import { alertPathEmailOnly } from '../../../lambda/domain/rules/alert-path-email-only';
import { aSinkSubscription, aSubscription, chatPath, pagesPath } from '../../builders/alert-path';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const MAIL = aSubscription('email');

describe('alert-path-email-only', () => {
  test.each`
    path                                                             | expected                    | what
    ${pagesPath([MAIL])}                                             | ${'critical'}               | ${'one mailbox'}
    ${pagesPath([MAIL, aSubscription('email-json')])}                | ${'critical'}               | ${'mailboxes of both kinds'}
    ${pagesPath([MAIL, aSubscription('sms')])}                       | ${'pass'}                   | ${'a phone besides'}
    ${pagesPath([MAIL, aSubscription('https')])}                     | ${'pass'}                   | ${'a machine besides'}
    ${pagesPath([MAIL, aSinkSubscription()])}                        | ${'pass'}                   | ${'our own sink besides'}
    ${pagesPath([MAIL, aSinkSubscription('key-absent')])}            | ${'critical'}               | ${'a sink without its key besides'}
    ${pagesPath([MAIL, aSinkSubscription('unreadable')])}            | ${'unknown: secret'}        | ${'a sink of whose key nothing is known'}
    ${pagesPath([MAIL, aSubscription('sms', { confirmed: false })])} | ${'critical'}               | ${'a phone that is not confirmed'}
    ${pagesPath([MAIL, aSubscription('firehose')])}                  | ${'critical'}               | ${'a stream besides, which nobody reads'}
    ${pagesPath([aSubscription('email', { confirmed: false })])}     | ${'not-applicable'}         | ${'a mailbox that is not confirmed'}
    ${pagesPath([aSubscription('sms')])}                             | ${'not-applicable'}         | ${'no mailbox'}
    ${pagesPath([])}                                                 | ${'not-applicable'}         | ${'nobody'}
    ${pagesPath('unreadable')}                                       | ${'unknown: subscriptions'} | ${'a list that cannot be read'}
    ${chatPath([MAIL])}                                              | ${'not-applicable'}         | ${'a chat, which wakes nobody'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcomeOf(alertPathEmailOnly.evaluate(path, aContext()))).toBe(expected);
  });

  test('counts the mailboxes', () => {
    expect(alertPathEmailOnly.evaluate(pagesPath([MAIL, MAIL]), aContext())).toMatchObject({
      summary: 'pages go to 2 e-mail subscriptions and nowhere else',
      facts: { mailboxes: 2 },
    });
  });
});
