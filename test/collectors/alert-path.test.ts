import { GetSubscriptionAttributesCommand, ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { readSubscribers } from '../../lambda/collectors/alert-path';
import { awsAlertPath } from '../../lambda/collectors/aws-alert-path';
import type { AnswerState } from '../../lambda/domain/alert-path/alert-path';
import { region, sinkId } from '../../lambda/domain/ids';
import { aServiceError } from '../builders/attempt';

const sns = mockClient(SNSClient);
const SINK = 'arn:aws:lambda:eu-west-1:123456789012:function:notafter-page';
const asked: string[] = [];
const targets: string[] = [];
const answerStates: { pagerduty?: () => Promise<AnswerState> } = {};
const read = awsAlertPath({
  homeRegion: region('eu-west-1'),
  topics: { pages: 'arn:aws:sns:eu-west-1:123456789012:pages', chat: 'arn:aws:sns:eu-west-1:123456789012:chat' },
  sinks: [{ id: sinkId('page'), topic: 'pages', medium: 'pagerduty', functionArn: SINK }],
  targetsOf: () => targets,
  answerStates,
  secretState: async (medium, target) => {
    asked.push(target === undefined ? medium : `${medium} ${target}`);
    return target === undefined ? 'key-absent' : 'present';
  },
});
const ARN = 'arn:aws:sns:eu-west-1:123456789012:pages:6b0e71bd-7e97-4d97-80ce-4a0994e55286';

describe('subscriptions of the alert path', () => {
  beforeEach(() => sns.reset());

  test.each`
    subscription                                                             | expected
    ${{ Protocol: 'https', SubscriptionArn: ARN, Endpoint: 'https://a' }}    | ${{ protocol: 'https', confirmed: true, id: expect.any(String) }}
    ${{ Protocol: 'email', SubscriptionArn: 'PendingConfirmation' }}         | ${{ protocol: 'email', confirmed: false, id: expect.any(String) }}
    ${{ Protocol: 'https', SubscriptionArn: 'Deleted' }}                     | ${{ protocol: 'https', confirmed: false }}
    ${{ Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: SINK }}          | ${{ protocol: 'lambda', confirmed: true, id: expect.any(String), sink: 'page', secret: 'key-absent' }}
    ${{ Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: `${SINK}-two` }} | ${{ protocol: 'lambda', confirmed: true, id: expect.any(String) }}
    ${{ Protocol: 'https', SubscriptionArn: ARN, Endpoint: SINK }}           | ${{ protocol: 'https', confirmed: true, id: expect.any(String) }}
    ${{}}                                                                    | ${{ protocol: 'unknown', confirmed: false, id: expect.any(String) }}
  `(
    'takes $subscription as $expected',
    async ({ subscription, expected }: { subscription: object; expected: object }) => {
      sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [subscription] });

      const { topic, subscriptions } = await read('pages', { filters: false });

      expect({ topic, subscriptions }).toEqual({ topic: 'pages', subscriptions: [expected] });
    },
  );

  test('tells of the keys that targets have of their own, each', async () => {
    sns
      .on(ListSubscriptionsByTopicCommand)
      .resolves({ Subscriptions: [{ Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: SINK }] });
    targets.push('payments');
    asked.length = 0;

    await expect(read('pages', { filters: false })).resolves.toMatchObject({
      subscriptions: [{ sink: 'page', secret: 'key-absent', targets: { payments: 'present' } }],
    });

    expect(asked).toEqual(['pagerduty', 'pagerduty payments']);
    targets.length = 0;
  });

  test('tells whether a pager would say who acknowledged, where it is asked', async () => {
    sns
      .on(ListSubscriptionsByTopicCommand)
      .resolves({ Subscriptions: [{ Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: SINK }] });

    answerStates.pagerduty = async () => 'refused';
    await expect(read('pages', { filters: false })).resolves.toMatchObject({ subscriptions: [{ answers: 'refused' }] });
    delete answerStates.pagerduty;
    await expect(read('pages', { filters: false })).resolves.not.toMatchObject({
      subscriptions: [{ answers: expect.anything() as unknown }],
    });
  });

  test('reads all pages of the topic', async () => {
    sns
      .on(ListSubscriptionsByTopicCommand)
      .resolvesOnce({ Subscriptions: [{ Protocol: 'sms', SubscriptionArn: ARN }], NextToken: 'second' })
      .resolvesOnce({ Subscriptions: [{ Protocol: 'email', SubscriptionArn: ARN }] });

    await expect(read('chat', { filters: false })).resolves.toMatchObject({
      topic: 'chat',
      subscriptions: [{ protocol: 'sms' }, { protocol: 'email' }],
    });

    expect(sns.commandCalls(ListSubscriptionsByTopicCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:chat', NextToken: undefined },
      { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:chat', NextToken: 'second' },
    ]);
  });

  test('are none when the topic has none, and tell which sinks of its own it does not lead to', async () => {
    sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [] });
    asked.length = 0;

    await expect(read('chat', { filters: false })).resolves.toEqual({ topic: 'chat', subscriptions: [] });
    expect(asked).toEqual([]);
    await expect(read('pages', { filters: false })).resolves.toEqual({
      topic: 'pages',
      subscriptions: [],
      unsubscribed: [{ sink: 'page', secret: 'key-absent' }],
    });
    expect(asked).toEqual(['pagerduty']);
  });

  test.each(['AuthorizationErrorException', 'NotFoundException', 'ThrottledException'])(
    'cannot be read after %s',
    async (name) => {
      sns.on(ListSubscriptionsByTopicCommand).rejects(aServiceError(name));

      await expect(read('pages', { filters: false })).resolves.toEqual({ topic: 'pages', subscriptions: 'unreadable' });
    },
  );

  test('cannot be read when a later page fails, or the answer holds no list', async () => {
    sns
      .on(ListSubscriptionsByTopicCommand)
      .resolvesOnce({ Subscriptions: [{ Protocol: 'sms', SubscriptionArn: ARN }], NextToken: 'second' })
      .rejectsOnce(aServiceError('ThrottledException'))
      .resolves({});

    await expect(read('pages', { filters: false })).resolves.toEqual({ topic: 'pages', subscriptions: 'unreadable' });
    await expect(read('pages', { filters: false })).resolves.toEqual({ topic: 'pages', subscriptions: 'unreadable' });
  });

  test('ask for the secret of a sink of ours alone', async () => {
    const others = [
      { Protocol: 'https', SubscriptionArn: ARN, Endpoint: 'https://a' },
      { Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: `${SINK}-two` },
    ];
    asked.length = 0;
    sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: others });
    await read('chat', { filters: false });
    expect(asked).toEqual([]);

    const ours = { Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: SINK };
    sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [...others, ours] });
    await read('pages', { filters: false });
    expect(asked).toEqual(['pagerduty']);
  });

  test('are told apart without their addresses', async () => {
    const listed = (Protocol: string, Endpoint: string) => ({ Protocol, SubscriptionArn: ARN, Endpoint });
    sns.on(ListSubscriptionsByTopicCommand).resolves({
      Subscriptions: [
        listed('https', 'https://a/key'),
        listed('https', 'https://b/key'),
        listed('https', 'https://a/key'),
      ],
    });

    const { subscriptions } = await read('pages', { filters: false });
    const [one, other, again] = subscriptions === 'unreadable' ? [] : subscriptions.map(({ id }) => id);

    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
    expect(JSON.stringify(subscriptions)).not.toContain('key');
  });
});

describe('subscribers of any topic', () => {
  beforeEach(() => sns.reset());

  test('are read as SNS lists them, ours like any other', async () => {
    const listed = { Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: SINK };
    sns.on(ListSubscriptionsByTopicCommand, { TopicArn: 'arn:topic' }).resolves({ Subscriptions: [listed] });

    await expect(readSubscribers(new SNSClient(), 'arn:topic')).resolves.toEqual([
      { protocol: 'lambda', confirmed: true, id: expect.any(String) },
    ]);
  });

  test('are unreadable where the list is', async () => {
    sns.on(ListSubscriptionsByTopicCommand).rejects(aServiceError('AuthorizationErrorException'));

    await expect(readSubscribers(new SNSClient(), 'arn:topic')).resolves.toBe('unreadable');
  });
});

describe('filters of the alert path', () => {
  const https = { Protocol: 'https', SubscriptionArn: ARN, Endpoint: 'https://a' };
  const filterOf = async (subscription: object = https) => {
    sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [subscription] });
    const { subscriptions } = await read('pages', { filters: true });
    return subscriptions === 'unreadable' ? undefined : subscriptions[0]?.filter;
  };
  beforeEach(() => sns.reset());

  test.each`
    attributes                                                                        | expected
    ${{}}                                                                             | ${'none'}
    ${{ FilterPolicy: '{}' }}                                                         | ${'none'}
    ${{ FilterPolicy: '{"severity":["critical"]}' }}                                  | ${{ severity: ['critical'] }}
    ${{ FilterPolicy: '{"severity":["x"]}', FilterPolicyScope: 'MessageAttributes' }} | ${{ severity: ['x'] }}
    ${{ FilterPolicy: '{"severity":["x"]}', FilterPolicyScope: 'MessageBody' }}       | ${'unreadable'}
    ${{ FilterPolicy: 'not JSON' }}                                                   | ${'unreadable'}
    ${{ FilterPolicy: '["a list"]' }}                                                 | ${'unreadable'}
    ${undefined}                                                                      | ${'unreadable'}
  `(
    'of $attributes are $expected',
    async ({ attributes, expected }: { attributes: Record<string, string> | undefined; expected: unknown }) => {
      sns
        .on(GetSubscriptionAttributesCommand, { SubscriptionArn: ARN })
        .resolves(attributes === undefined ? {} : { Attributes: attributes });

      await expect(filterOf()).resolves.toEqual(expected);
    },
  );

  test.each(['AuthorizationErrorException', 'NotFoundException', 'ThrottledException'])(
    'are unreadable after %s, and the list is not',
    async (name) => {
      sns.on(GetSubscriptionAttributesCommand).rejects(aServiceError(name));

      await expect(filterOf()).resolves.toBe('unreadable');
    },
  );

  test('are asked for where that can be and matters: not of what has no ARN, nor of our own sinks', async () => {
    sns.on(GetSubscriptionAttributesCommand).resolves({ Attributes: {} });

    await filterOf({ Protocol: 'email', SubscriptionArn: 'PendingConfirmation' });
    await filterOf({ Protocol: 'email' });
    await filterOf({ Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: SINK });
    expect(sns.commandCalls(GetSubscriptionAttributesCommand)).toHaveLength(0);

    await filterOf();
    expect(sns.commandCalls(GetSubscriptionAttributesCommand)).toHaveLength(1);
  });
});
