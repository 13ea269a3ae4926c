import type { AlertPath, SecretState, Subscription } from '../../../lambda/domain/alert-path/alert-path';
import { sinkId } from '../../../lambda/domain/ids';
import { alertPathNoSubscriber } from '../../../lambda/domain/rules/alert-path-no-subscriber';
import { outcomeOf } from '../../builders/outcome';
import { aContext } from '../../builders/view';

const of = (protocol: string, overrides: Partial<Subscription> = {}): Subscription => ({
  protocol,
  confirmed: true,
  ...overrides,
});
const sink = (secret: SecretState, confirmed = true): Subscription => of('lambda', { secret, confirmed });
const EMAIL = of('email');

const pages = (subscriptions: AlertPath['subscriptions']): AlertPath => ({ topic: 'pages', subscriptions });
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
    ${'malformed'}     | ${'critical'}        | ${'pass'}
    ${'denied'}        | ${'critical'}        | ${'pass'}
    ${'unreadable'}    | ${'unknown: secret'} | ${'pass'}
  `(
    'says $alone of our sink alone, and $besides of it beside another target, when its secret is $secret',
    ({ secret, alone, besides }: { secret: SecretState; alone: string; besides: string }) => {
      expect(outcome(pages([sink(secret), EMAIL]))).toBe(alone);
      expect(outcome(pages([sink(secret), of('https')]))).toBe(besides);
    },
  );

  test.each`
    path                                               | expected                    | what
    ${pages([])}                                       | ${'critical'}               | ${'a topic without subscribers'}
    ${pages([sink('present', false)])}                 | ${'critical'}               | ${'a sink that is not confirmed'}
    ${pages([sink('unreadable', false)])}              | ${'critical'}               | ${'a secret that does not decide'}
    ${pages([sink('key-absent'), sink('present')])}    | ${'pass'}                   | ${'two sinks, one with its key'}
    ${pages([sink('key-absent'), sink('unreadable')])} | ${'unknown: secret'}        | ${'two sinks, one whose key nobody knows of'}
    ${pages('unreadable')}                             | ${'unknown: subscriptions'} | ${'a list that cannot be read'}
    ${{ topic: 'chat', subscriptions: [] }}            | ${'not-applicable'}         | ${'a topic that wakes nobody'}
  `('says $expected of $what', ({ path, expected }: { path: AlertPath; expected: string }) => {
    expect(outcome(path)).toBe(expected);
  });

  test('says why each of them wakes nobody', () => {
    const path = pages([sink('key-absent'), EMAIL, of('https', { confirmed: false })]);

    expect(alertPathNoSubscriber.evaluate(path, aContext())).toEqual({
      kind: 'fail',
      severity: 'critical',
      summary:
        'no subscription of the pages topic can wake anybody: ' +
        'lambda (ours, its key: key-absent), email (wakes nobody), https (not confirmed)',
      facts: {
        subscriptions: ['lambda (ours, its key: key-absent)', 'email (wakes nobody)', 'https (not confirmed)'],
      },
    });
  });

  test.each`
    secret             | expected
    ${'present'}       | ${'warning'}
    ${'unreadable'}    | ${'warning'}
    ${'secret-absent'} | ${'critical'}
    ${'key-absent'}    | ${'critical'}
    ${'malformed'}     | ${'critical'}
    ${'denied'}        | ${'critical'}
  `(
    'says $expected of a topic that nobody hears, of a sink of ours that is asked anyway, when its secret is $secret',
    ({ secret, expected }: { secret: SecretState; expected: string }) => {
      const unsubscribed = [{ sink: sinkId('page'), secret }];

      expect(outcome({ ...pages([EMAIL]), unsubscribed })).toBe(expected);
      expect(outcome({ ...pages([of('https')]), unsubscribed })).toBe('pass');
    },
  );

  test('names the sink that notafter asks by itself', () => {
    const unsubscribed = [{ sink: sinkId('page'), secret: 'present' as const }];

    expect(alertPathNoSubscriber.evaluate({ ...pages([]), unsubscribed }, aContext())).toEqual({
      kind: 'fail',
      severity: 'warning',
      summary:
        'no subscription of the pages topic can wake anybody: there is none; ' +
        'notafter itself still asks page (its key: present)',
      facts: { subscriptions: [], asked: ['page (its key: present)'] },
    });
  });

  test('says so when there is none', () => {
    expect(alertPathNoSubscriber.evaluate(pages([]), aContext())).toMatchObject({
      summary: 'no subscription of the pages topic can wake anybody: there is none',
    });
  });
});
