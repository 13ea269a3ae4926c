import type { AlertPath, SecretState, Subscription } from '../../../lambda/domain/alert-path';
import { alertPathNoSubscriber } from '../../../lambda/domain/rules/alert-path-no-subscriber';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const of = (protocol: string, overrides: Partial<Subscription> = {}): Subscription => ({
  protocol,
  confirmed: true,
  sink: false,
  ...overrides,
});
const SINK = of('lambda', { sink: true });
const EMAIL = of('email');

const pages = (subscriptions: AlertPath['subscriptions'], secret?: SecretState): AlertPath => ({
  topic: 'pages',
  subscriptions,
  ...(secret !== undefined && { secret }),
});
const outcome = (path: AlertPath) => outcomeOf(alertPathNoSubscriber.evaluate(path, aContext()));

describe('alert-path-no-subscriber', () => {
  test.each`
    protocol         | expected
    ${'https'}       | ${'pass'}
    ${'http'}        | ${'pass'}
    ${'sms'}         | ${'pass'}
    ${'lambda'}      | ${'pass'}
    ${'sqs'}         | ${'pass'}
    ${'application'} | ${'pass'}
    ${'email'}       | ${'critical'}
    ${'email-json'}  | ${'critical'}
    ${'firehose'}    | ${'critical'}
  `(
    'says $expected of a subscriber by $protocol alone',
    ({ protocol, expected }: { protocol: string; expected: string }) => {
      expect(outcome(pages([of(protocol)]))).toBe(expected);
      expect(outcome(pages([of(protocol, { confirmed: false })]))).toBe('critical');
    },
  );

  test.each`
    secret             | alone                | besides
    ${'present'}       | ${'pass'}            | ${'pass'}
    ${'secret-absent'} | ${'critical'}        | ${'pass'}
    ${'key-absent'}    | ${'critical'}        | ${'pass'}
    ${'denied'}        | ${'critical'}        | ${'pass'}
    ${'unreadable'}    | ${'unknown: secret'} | ${'pass'}
    ${undefined}       | ${'critical'}        | ${'pass'}
  `(
    'says $alone of our sink alone, and $besides of it beside another target, when its secret is $secret',
    ({ secret, alone, besides }: { secret?: SecretState; alone: string; besides: string }) => {
      expect(outcome(pages([SINK, EMAIL], secret))).toBe(alone);
      expect(outcome(pages([SINK, of('https')], secret))).toBe(besides);
    },
  );

  test.each`
    path                                                                  | expected                    | what
    ${pages([])}                                                          | ${'critical'}               | ${'a topic without subscribers'}
    ${pages([], 'present')}                                               | ${'critical'}               | ${'a secret without a subscriber'}
    ${pages([], 'unreadable')}                                            | ${'critical'}               | ${'a secret that does not decide'}
    ${pages([of('lambda', { sink: true, confirmed: false })], 'present')} | ${'critical'}               | ${'a sink that is not confirmed'}
    ${pages('unreadable')}                                                | ${'unknown: subscriptions'} | ${'a list that cannot be read'}
    ${pages('unreadable', 'present')}                                     | ${'unknown: subscriptions'} | ${'a list that cannot be read, with a secret'}
    ${{ topic: 'chat', subscriptions: [] }}                               | ${'not-applicable'}         | ${'a topic that wakes nobody'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcome(path)).toBe(expected);
  });

  test('says why each of them wakes nobody', () => {
    const path = pages([SINK, EMAIL, of('https', { confirmed: false })], 'key-absent');

    expect(alertPathNoSubscriber.evaluate(path, aContext())).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary:
        'no subscription of the pages topic can wake anybody: ' +
        'lambda (ours, its key: key-absent), email (wakes nobody), https (not confirmed)',
      facts: {
        subscriptions: ['lambda (ours, its key: key-absent)', 'email (wakes nobody)', 'https (not confirmed)'],
        secret: 'key-absent',
      },
    });
  });

  test.each`
    subscriptions | told                                        | what
    ${[]}         | ${'there is none'}                          | ${'there is none'}
    ${[SINK]}     | ${'lambda (ours, its key: not configured)'} | ${'the configuration names no pager'}
  `('says so when $what', ({ subscriptions, told }: { subscriptions: Subscription[]; told: string }) => {
    expect(alertPathNoSubscriber.evaluate(pages(subscriptions), aContext())).toMatchObject({
      summary: `no subscription of the pages topic can wake anybody: ${told}`,
    });
  });
});
