import type { AlertPath } from '../../../lambda/domain/alert-path/alert-path';
import { DEFAULT_POLICY } from '../../../lambda/domain/policy';
import { alertPathSingle } from '../../../lambda/domain/rules/alert-path-single';
import { aSinkSubscription, aSubscription, chatPath, pagesPath } from '../../builders/alert-path';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const SMS = aSubscription('sms');

describe('alert-path-single', () => {
  test.each`
    path                                                              | expected                    | what
    ${pagesPath([SMS])}                                               | ${'warning'}                | ${'one phone'}
    ${pagesPath([aSinkSubscription()])}                               | ${'warning'}                | ${'our own sink alone'}
    ${pagesPath([SMS, SMS])}                                          | ${'pass'}                   | ${'two phones'}
    ${pagesPath([SMS, aSubscription('email')])}                       | ${'pass'}                   | ${'a phone, and a mailbox'}
    ${pagesPath([SMS, aSubscription('https', { confirmed: false })])} | ${'warning'}                | ${'a phone, and a machine that is not confirmed'}
    ${pagesPath([SMS, aSinkSubscription('key-absent')])}              | ${'warning'}                | ${'a phone, and a sink without its key'}
    ${pagesPath([SMS, aSinkSubscription('unreadable')])}              | ${'unknown: secret'}        | ${'a phone, and a sink of whose key nothing is known'}
    ${pagesPath([SMS, SMS, aSinkSubscription('unreadable')])}         | ${'pass'}                   | ${'two phones, whatever the sink'}
    ${pagesPath([aSubscription('email')])}                            | ${'not-applicable'}         | ${'a mailbox, of which another rule tells'}
    ${pagesPath([])}                                                  | ${'not-applicable'}         | ${'nobody, of which another rule tells'}
    ${pagesPath('unreadable')}                                        | ${'unknown: subscriptions'} | ${'a list that cannot be read'}
    ${chatPath([SMS])}                                                | ${'not-applicable'}         | ${'a chat, which wakes nobody'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcomeOf(alertPathSingle.evaluate(path, aContext()))).toBe(expected);
  });

  test('wants as many as the policy says', () => {
    const wants = (targets: number) =>
      aContext({ policy: { ...DEFAULT_POLICY, alertPath: { ...DEFAULT_POLICY.alertPath, targets } } });

    expect(outcomeOf(alertPathSingle.evaluate(pagesPath([SMS]), wants(1)))).toBe('pass');
    expect(outcomeOf(alertPathSingle.evaluate(pagesPath([SMS, SMS]), wants(3)))).toBe('warning');
  });

  test('names the one', () => {
    expect(alertPathSingle.evaluate(pagesPath([SMS]), aContext())).toMatchObject({
      summary: '1 subscription of the pages topic can be heard: sms',
      facts: { subscriptions: ['sms'] },
    });
  });
});
