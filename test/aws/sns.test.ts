import { createVerify, X509Certificate } from 'node:crypto';

import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
  SubscribeCommand,
  type SubscribeCommandInput,
} from '@aws-sdk/client-sns';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { clientOf } from './clients';
import { createFunction, permit } from './functions';
import { type HttpReceiver, startHttpReceiver } from './http-receiver';
import { type LocalAws, startLocalAws } from './local-aws';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('SNS of the local AWS', () => {
  let aws: LocalAws;
  let sns: SNSClient;
  let receiver: HttpReceiver;
  let TopicArn: string;

  beforeAll(async () => {
    aws = await startLocalAws();
    sns = clientOf(aws, SNSClient);
  });
  beforeEach(async () => {
    await aws.reset();
    receiver = await startHttpReceiver();
    ({ TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'pages' })));
  });
  afterEach(() => receiver.close());
  afterAll(() => aws.stop());

  const subscribe = async (input: Partial<SubscribeCommandInput>) =>
    (await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'http', Endpoint: receiver.url, ...input })))
      .SubscriptionArn;
  const subscriptions = async () =>
    (await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions ?? [];
  const publish = async (input: Partial<PublishCommandInput> = {}) => {
    await sns.send(new PublishCommand({ TopicArn, Message: 'message', ...input }));
    await aws.settle();
  };
  const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as Record<string, string>);
  const verifies = async (message: Record<string, string>, names: readonly string[]) => {
    const pem = await (await fetch(message['SigningCertURL'] ?? '')).text();
    const verify = createVerify(message['SignatureVersion'] === '2' ? 'RSA-SHA256' : 'RSA-SHA1');
    for (const name of names) if (message[name] !== undefined) verify.update(`${name}\n${message[name]}\n`);
    return verify.verify(new X509Certificate(pem).publicKey, message['Signature'] ?? '', 'base64');
  };

  describe('a subscription over HTTP', () => {
    test('is pending until its endpoint visits the link', async () => {
      expect(await subscribe({})).toBe('pending confirmation');
      await aws.settle();
      expect(await subscriptions()).toMatchObject([{ SubscriptionArn: 'PendingConfirmation', Endpoint: receiver.url }]);
      await publish();

      const [confirmation] = bodies();
      expect(confirmation).toMatchObject({ Type: 'SubscriptionConfirmation', TopicArn });
      const signed = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
      expect(await verifies(confirmation ?? {}, signed)).toBe(true);
      await fetch(confirmation?.['SubscribeURL'] ?? '');

      expect((await subscriptions())[0]?.SubscriptionArn).toMatch(/^arn:/);
      await publish();
      expect(bodies().map(({ Type }) => Type)).toEqual(['SubscriptionConfirmation', 'Notification']);
    });

    test('is confirmed by ConfirmSubscription too, with its token only', async () => {
      await subscribe({});
      await aws.settle();
      const confirm = (Token = '') => sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token }));

      await expect(confirm('wrong')).rejects.toMatchObject({ name: 'InvalidParameterException' });
      await confirm(bodies()[0]?.['Token']);

      const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
      expect(Attributes).toMatchObject({ SubscriptionsConfirmed: '1', SubscriptionsPending: '0' });
    });

    test('vanishes when nobody confirms it for 48 hours', async () => {
      await subscribe({});

      await aws.advance(49 * 3_600_000);

      expect(await subscriptions()).toEqual([]);
    });
  });

  describe('a delivery over HTTP', () => {
    beforeEach(async () => {
      await aws.change({ confirm_http: 'automatic' });
    });

    test('has headers and a signature that holds, with a subject too', async () => {
      await subscribe({});

      await publish({
        Subject: 'subject',
        MessageAttributes: { severity: { DataType: 'String', StringValue: 'critical' } },
      });

      expect(receiver.received[0]?.headers).toMatchObject({
        'x-amz-sns-message-type': 'Notification',
        'x-amz-sns-topic-arn': TopicArn,
        'x-amz-sns-subscription-arn': (await subscriptions())[0]?.SubscriptionArn,
        'content-type': 'text/plain; charset=UTF-8',
      });
      const [message = {}] = bodies();
      expect(message).toMatchObject({ MessageAttributes: { severity: { Type: 'String', Value: 'critical' } } });
      expect(await verifies(message, ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'])).toBe(true);
    });

    test.each([
      ['an error of the server', [500, 503], 3, true],
      ['too many requests', [429], 2, true],
      ['a refusal', [403], 1, false],
      ['four errors', [500, 500, 500, 500], 4, false],
    ])('after %s is tried as AWS does', async (_, statuses, attempts, delivered) => {
      await subscribe({});
      receiver.answer(...statuses);

      await publish();

      expect(receiver.received).toHaveLength(attempts);
      expect(await aws.outbox()).toMatchObject([{ protocol: 'http', attempts, delivered }]);
    });

    test('to nobody does not fail Publish', async () => {
      await subscribe({ Endpoint: 'http://127.0.0.1:9/' });

      await publish();

      expect(await aws.outbox()).toMatchObject([{ delivered: false, attempts: 4, status: 'ConnectionError' }]);
    });

    test('is raw if the subscription says so', async () => {
      await subscribe({ Attributes: { RawMessageDelivery: 'true' } });

      await publish();

      expect(receiver.received).toMatchObject([{ body: 'message', headers: { 'x-amz-sns-rawdelivery': 'true' } }]);
    });

    test('is held back by a filter policy', async () => {
      await subscribe({ Attributes: { FilterPolicy: JSON.stringify({ severity: ['critical'] }) } });
      const severity = (StringValue: string) => ({ severity: { DataType: 'String', StringValue } });

      await publish({ MessageAttributes: severity('warning') });
      await publish({ MessageAttributes: severity('critical'), Message: 'page' });

      expect(bodies().map(({ Message }) => Message)).toEqual(['page']);
    });
  });

  describe('other protocols', () => {
    test('a message has a body for each of them', async () => {
      await aws.change({ confirm_http: 'automatic', confirm_email: 'automatic' });
      await subscribe({});
      await subscribe({ Protocol: 'email', Endpoint: 'oncall@example.com' });
      await subscribe({ Protocol: 'sms', Endpoint: '+15550100' });

      const Message = JSON.stringify({ default: 'any', http: 'machine', sms: 'short', email: 7 });
      await publish({ MessageStructure: 'json', Message, Subject: 'subject' });

      expect(bodies()).toMatchObject([{ Message: 'machine' }]);
      const sent = (await aws.outbox()).filter(({ protocol }) => protocol !== 'http');
      expect(sent).toMatchObject([
        { protocol: 'email', endpoint: 'oncall@example.com', message: 'any', subject: 'subject' },
        { protocol: 'sms', endpoint: '+15550100', message: 'short' },
      ]);
    });

    test('an e-mail address receives nothing before a person confirms', async () => {
      await subscribe({ Protocol: 'email', Endpoint: 'oncall@example.com' });
      await publish();
      expect((await aws.outbox()).map(({ kind }) => kind)).toEqual(['confirmation']);

      expect(await aws.confirmSubscriptions('oncall@example.com')).toBe(1);
      await publish();

      expect((await aws.outbox()).map(({ kind }) => kind)).toEqual(['confirmation', 'notification']);
    });

    test('a function is invoked with an event of SNS, if it lets SNS in', async () => {
      const Endpoint = await createFunction(aws, { name: 'sink', code: 'exports.handler = async () => {};' });
      await subscribe({ Protocol: 'lambda', Endpoint });

      await publish({ Message: 'refused' });
      await permit(aws, 'sink', 'sns.amazonaws.com', TopicArn);
      await publish({ Message: 'accepted' });

      expect((await aws.invocations('sink')).map(({ event }) => event)).toEqual([
        {
          Records: [
            {
              EventSource: 'aws:sns',
              EventVersion: '1.0',
              EventSubscriptionArn: expect.stringContaining(TopicArn),
              Sns: expect.objectContaining({ Type: 'Notification', Message: 'accepted', Subject: null, TopicArn }),
            },
          ],
        },
      ]);
    });
  });

  describe('Publish', () => {
    const attribute = (StringValue: string) => ({ owners: { DataType: 'String', StringValue } });

    test.each<[string, Partial<PublishCommandInput>]>([
      ['a subject of 100 characters', { Subject: 's'.repeat(100) }],
      ['a subject with a line break', { Subject: 'two\nlines' }],
      ['an empty attribute', { MessageAttributes: attribute('') }],
      ['an empty message', { Message: '' }],
      ['more than 256 KiB', { Message: 'é'.repeat(131_073) }],
      ['more than 256 KiB with its attributes', { Message: 'm'.repeat(262_144), MessageAttributes: attribute('a') }],
      ['bodies that are not JSON', { MessageStructure: 'json', Message: '{' }],
      ['bodies without a default', { MessageStructure: 'json', Message: '{"http":"m"}' }],
      ['two bodies for one protocol', { MessageStructure: 'json', Message: '{"default":"a","default":"b"}' }],
    ])('refuses %s', async (_, input) => {
      await expect(publish(input)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    });

    test.each<[string, Partial<PublishCommandInput>]>([
      ['a subject of 99 characters', { Subject: 's'.repeat(99) }],
      ['exactly 256 KiB', { Message: 'm'.repeat(262_144) }],
    ])('accepts %s', async (_, input) => {
      await expect(publish(input)).resolves.toBeUndefined();
    });
  });
});
