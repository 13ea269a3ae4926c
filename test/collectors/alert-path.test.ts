import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { awsAlertPath } from '../../lambda/collectors/aws-alert-path';
import { region } from '../../lambda/domain/ids';
import { aServiceError } from '../builders/attempt';

const sns = mockClient(SNSClient);
const secrets = mockClient(SecretsManagerClient);
const SINK = 'arn:aws:lambda:eu-west-1:123456789012:function:notafter-page';
const path = awsAlertPath({
  homeRegion: region('eu-west-1'),
  topics: { pages: 'arn:aws:sns:eu-west-1:123456789012:pages', chat: 'arn:aws:sns:eu-west-1:123456789012:chat' },
  sinks: [SINK],
  secretName: 'notafter',
});
const ARN = 'arn:aws:sns:eu-west-1:123456789012:pages:6b0e71bd-7e97-4d97-80ce-4a0994e55286';

describe('subscriptions of the alert path', () => {
  beforeEach(() => sns.reset());

  test.each`
    subscription                                                             | expected
    ${{ Protocol: 'https', SubscriptionArn: ARN, Endpoint: 'https://a' }}    | ${{ protocol: 'https', confirmed: true, sink: false }}
    ${{ Protocol: 'email', SubscriptionArn: 'PendingConfirmation' }}         | ${{ protocol: 'email', confirmed: false, sink: false }}
    ${{ Protocol: 'https', SubscriptionArn: 'Deleted' }}                     | ${{ protocol: 'https', confirmed: false, sink: false }}
    ${{ Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: SINK }}          | ${{ protocol: 'lambda', confirmed: true, sink: true }}
    ${{ Protocol: 'lambda', SubscriptionArn: ARN, Endpoint: `${SINK}-two` }} | ${{ protocol: 'lambda', confirmed: true, sink: false }}
    ${{ Protocol: 'https', SubscriptionArn: ARN, Endpoint: SINK }}           | ${{ protocol: 'https', confirmed: true, sink: false }}
    ${{}}                                                                    | ${{ protocol: 'unknown', confirmed: false, sink: false }}
  `(
    'takes $subscription as $expected',
    async ({ subscription, expected }: { subscription: object; expected: object }) => {
      sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [subscription] });

      await expect(path.subscriptions('pages')).resolves.toEqual([expected]);
    },
  );

  test('reads all pages of the topic', async () => {
    sns
      .on(ListSubscriptionsByTopicCommand)
      .resolvesOnce({ Subscriptions: [{ Protocol: 'sms', SubscriptionArn: ARN }], NextToken: 'second' })
      .resolvesOnce({ Subscriptions: [{ Protocol: 'email', SubscriptionArn: ARN }] });

    await expect(path.subscriptions('chat')).resolves.toMatchObject([{ protocol: 'sms' }, { protocol: 'email' }]);

    expect(sns.commandCalls(ListSubscriptionsByTopicCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:chat', NextToken: undefined },
      { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:chat', NextToken: 'second' },
    ]);
  });

  test('are none when the topic has none', async () => {
    sns.on(ListSubscriptionsByTopicCommand).resolves({ Subscriptions: [] });

    await expect(path.subscriptions('pages')).resolves.toEqual([]);
  });

  test.each(['AuthorizationErrorException', 'NotFoundException', 'ThrottledException'])(
    'cannot be read after %s',
    async (name) => {
      sns.on(ListSubscriptionsByTopicCommand).rejects(aServiceError(name));

      await expect(path.subscriptions('pages')).resolves.toBe('unreadable');
    },
  );

  test('cannot be read when a later page fails, or the answer holds no list', async () => {
    sns
      .on(ListSubscriptionsByTopicCommand)
      .resolvesOnce({ Subscriptions: [{ Protocol: 'sms', SubscriptionArn: ARN }], NextToken: 'second' })
      .rejectsOnce(aServiceError('ThrottledException'))
      .resolves({});

    await expect(path.subscriptions('pages')).resolves.toBe('unreadable');
    await expect(path.subscriptions('pages')).resolves.toBe('unreadable');
  });
});

describe('secret of the alert path', () => {
  beforeEach(() => secrets.reset());

  test.each`
    text                            | state           | what
    ${'{"pagerduty":"R0UT1NGKEY"}'} | ${'present'}    | ${'a key with a text'}
    ${'{"slack":"https://hooks"}'}  | ${'key-absent'} | ${'another key'}
    ${'{"pagerduty":""}'}           | ${'key-absent'} | ${'an empty text'}
    ${'{"pagerduty":"  "}'}         | ${'key-absent'} | ${'blanks'}
    ${'{"pagerduty":7}'}            | ${'key-absent'} | ${'a number'}
    ${'["pagerduty"]'}              | ${'key-absent'} | ${'a list'}
    ${'R0UT1NGKEY'}                 | ${'key-absent'} | ${'no JSON'}
    ${undefined}                    | ${'key-absent'} | ${'no text'}
  `('is $state with $what', async ({ text, state }: { text: string | undefined; state: string }) => {
    secrets.on(GetSecretValueCommand, { SecretId: 'notafter' }).resolves({ SecretString: text });

    await expect(path.secret('pagerduty')).resolves.toBe(state);
  });

  test.each`
    name                           | state
    ${'ResourceNotFoundException'} | ${'secret-absent'}
    ${'InvalidRequestException'}   | ${'secret-absent'}
    ${'AccessDeniedException'}     | ${'denied'}
    ${'DecryptionFailure'}         | ${'unreadable'}
    ${'ThrottlingException'}       | ${'unreadable'}
  `('is $state after $name', async ({ name, state }: { name: string; state: string }) => {
    secrets.on(GetSecretValueCommand).rejects(aServiceError(name));

    await expect(path.secret('pagerduty')).resolves.toBe(state);
  });

  test('lets a bug through', async () => {
    secrets.on(GetSecretValueCommand).rejects(new TypeError('x is not a function'));

    await expect(path.secret('pagerduty')).rejects.toThrow('x is not a function');
  });
});
