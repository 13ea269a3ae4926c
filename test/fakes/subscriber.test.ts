import { type FakeSubscriber, startSubscriber } from './subscriber';

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:pages';
const signed = {
  MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
  TopicArn: TOPIC,
  Timestamp: '2026-11-20T08:00:00.000Z',
  SignatureVersion: '2',
  Signature: 'EXAMPLE',
  SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0.pem',
};
const notification = {
  ...signed,
  Type: 'Notification',
  Subject: 'CRITICAL',
  Message: '{}',
  UnsubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
  MessageAttributes: { severity: { Type: 'String', Value: 'critical' } },
};
const confirmation = {
  ...signed,
  Type: 'SubscriptionConfirmation',
  Message: 'You have chosen to subscribe',
  Token: '2336412f37',
  SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
};

describe('startSubscriber', () => {
  let fake: FakeSubscriber;
  let visited: string[];

  const send = async (post: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>> = {}) => {
    const body = JSON.stringify(post);
    const own = {
      'x-amz-sns-message-type': String(post['Type']),
      'x-amz-sns-message-id': signed.MessageId,
      'x-amz-sns-topic-arn': TOPIC,
    };
    const response = await fetch(fake.url, { method: 'POST', body, headers: { ...own, ...headers } });
    return response.status;
  };

  beforeEach(async () => {
    visited = [];
    fake = await startSubscriber(async (url) => visited.push(url));
  });

  afterEach(async () => {
    await fake.stop();
  });

  test('keeps a notification', async () => {
    expect(await send(notification)).toBe(200);
    expect(await fake.next()).toEqual(notification);
    expect(fake.violations).toEqual([]);
  });

  test('confirms a subscription by visiting its URL', async () => {
    const confirmed = fake.until('a confirmation', (subscriber) => subscriber.confirmed.includes(TOPIC));

    expect(await send(confirmation)).toBe(200);
    await confirmed;
    expect(visited).toEqual([confirmation.SubscribeURL]);
    expect(fake.notifications).toEqual([]);
  });

  test('visits nothing for the confirmation of an end', async () => {
    expect(await send({ ...confirmation, Type: 'UnsubscribeConfirmation' })).toBe(200);
    expect(visited).toEqual([]);
  });

  test.each(['x-amz-sns-message-type', 'x-amz-sns-message-id', 'x-amz-sns-topic-arn'])(
    'refuses a notification whose %s is another than in its body',
    async (header) => {
      expect(await send(notification, { [header]: 'another' })).toBe(400);
      expect(fake.notifications).toEqual([]);
      expect(fake.violations).toEqual([expect.stringMatching(new RegExp(`^${header} must be .*, got another$`))]);
    },
  );

  test.each(['Signature', 'SigningCertURL', 'UnsubscribeURL', 'Message', 'Timestamp'])(
    'refuses a notification without %s',
    async (key) => {
      expect(await send({ ...notification, [key]: undefined })).toBe(400);
      expect(fake.violations).toEqual([expect.stringContaining(key)]);
    },
  );
});
