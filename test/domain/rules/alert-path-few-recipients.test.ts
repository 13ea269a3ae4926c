import type { AlertPath } from '../../../lambda/domain/alert-path/alert-path';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { alertPathFewRecipients } from '../../../lambda/domain/rules/alert-path-few-recipients';
import { aSinkSubscription, aSubscription, chatPath, pagesPath } from '../../builders/alert-path';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const SMS = aSubscription('sms');
const MAIL = aSubscription('email');

describe('alert-path-few-recipients', () => {
  test.each`
    path                                                                 | expected                    | what
    ${pagesPath([SMS, SMS])}                                             | ${'warning'}                | ${'two phones'}
    ${pagesPath([SMS, SMS, SMS])}                                        | ${'pass'}                   | ${'three phones'}
    ${pagesPath([SMS, MAIL, aSubscription('application')])}              | ${'pass'}                   | ${'two phones and a mailbox'}
    ${pagesPath([SMS, SMS, aSubscription('sms', { confirmed: false })])} | ${'warning'}                | ${'two phones, and one that is not confirmed'}
    ${pagesPath([MAIL])}                                                 | ${'warning'}                | ${'one mailbox'}
    ${pagesPath([SMS, aSinkSubscription()])}                             | ${'not-applicable'}         | ${'a pager'}
    ${pagesPath([SMS, aSubscription('https')])}                          | ${'not-applicable'}         | ${'a machine of somebody else'}
    ${pagesPath([SMS, aSinkSubscription('key-absent')])}                 | ${'warning'}                | ${'a pager without its key'}
    ${pagesPath([SMS, aSinkSubscription('unreadable')])}                 | ${'unknown: secret'}        | ${'a pager of whose key nothing is known'}
    ${pagesPath([SMS, SMS, SMS, aSinkSubscription('unreadable')])}       | ${'pass'}                   | ${'three phones, whatever the pager'}
    ${pagesPath([])}                                                     | ${'not-applicable'}         | ${'nobody, of which another rule tells'}
    ${pagesPath('unreadable')}                                           | ${'unknown: subscriptions'} | ${'a list that cannot be read'}
    ${chatPath([SMS])}                                                   | ${'not-applicable'}         | ${'a chat'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcomeOf(alertPathFewRecipients.evaluate(path, aContext()))).toBe(expected);
  });

  test('wants as many as the policy says', () => {
    const wants = (recipients: number) =>
      aContext({ policy: { ...DEFAULT_POLICY, alertPath: { ...DEFAULT_POLICY.alertPath, recipients } } });

    expect(outcomeOf(alertPathFewRecipients.evaluate(pagesPath([SMS]), wants(1)))).toBe('pass');
    expect(outcomeOf(alertPathFewRecipients.evaluate(pagesPath([SMS, SMS, SMS]), wants(4)))).toBe('warning');
  });

  test('counts phones and mailboxes', () => {
    expect(alertPathFewRecipients.evaluate(pagesPath([SMS, MAIL]), aContext())).toMatchObject({
      summary: '2 recipients would hear of a page: 1 phone, 1 by e-mail',
      facts: { phones: 1, mailboxes: 1 },
    });
  });
});
