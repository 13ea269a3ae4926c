import { Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Endpoint } from '../../lib/config';
import { AlertTopic } from '../../lib/constructs/alert-topic';
import { templateWith } from '../builders/stack';

const EXISTING = 'arn:aws:sns:eu-west-1:123456789012:theirs';
const SMS: Endpoint = { protocol: 'sms', address: '+15550100' };
const HTTPS: Endpoint = { protocol: 'https', address: 'https://alerts.example.com' };

const topicWith = (endpoints: readonly Endpoint[], existing?: string) =>
  templateWith((stack) => new AlertTopic(stack, 'PagesTopic', { endpoints, existing }));

describe('AlertTopic', () => {
  test('is kept on update and delete, except where its first deploy fails', () => {
    const template = topicWith([]);

    template.hasResource('AWS::SNS::Topic', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('takes no message without TLS', () => {
    const template = topicWith([]);

    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 'sns:Publish',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });

  test('signs with SHA-256', () => {
    const template = topicWith([]);

    template.hasResourceProperties('AWS::SNS::Topic', { SignatureVersion: '2' });
  });

  test('has its id as its logical id', () => {
    expect(Object.keys(topicWith([]).findResources('AWS::SNS::Topic'))).toEqual(['PagesTopic']);
  });

  test.each<Endpoint>([
    SMS,
    HTTPS,
    { protocol: 'http', address: 'http://localhost:1' },
    { protocol: 'email', address: 'a@example.com' },
  ])('subscribes by $protocol', (endpoint) => {
    const template = topicWith([endpoint]);

    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: endpoint.protocol,
      Endpoint: endpoint.address,
      TopicArn: { Ref: 'PagesTopic' },
    });
  });

  test('tries an endpoint for an hour, and leaves other media to SNS', () => {
    const template = topicWith([SMS, HTTPS]);

    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'https',
      DeliveryPolicy: { healthyRetryPolicy: { numRetries: 12, maxDelayTarget: 300 } },
    });
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sms', DeliveryPolicy: Match.absent() });
  });

  test('keeps each subscription when the order of the configuration changes', () => {
    const idsOf = (endpoints: readonly Endpoint[]) =>
      Object.keys(topicWith(endpoints).findResources('AWS::SNS::Subscription')).sort();

    expect(idsOf([HTTPS, SMS])).toEqual(idsOf([SMS, HTTPS]));
  });

  test('is encrypted with the key of the customer only where one is given', () => {
    const arn = 'arn:aws:kms:eu-west-1:123456789012:key/abc';
    const template = templateWith((stack) => {
      const encryptionKey = Key.fromKeyArn(stack, 'Key', arn);
      new AlertTopic(stack, 'PagesTopic', { endpoints: [], existing: undefined, encryptionKey });
    });

    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: arn });
    topicWith([]).hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.absent() });
  });

  test('adds subscribers to an existing topic and leaves its policy alone', () => {
    const template = topicWith([SMS], EXISTING);

    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sms', TopicArn: EXISTING });
    template.resourceCountIs('AWS::SNS::Topic', 0);
    template.resourceCountIs('AWS::SNS::TopicPolicy', 0);
  });

  test('filters by target where somebody does not hear all, and not where somebody does', () => {
    const filtered = (hears?: Endpoint['hears']) =>
      Object.values(
        topicWith([hears === undefined ? SMS : { ...SMS, hears }]).findResources('AWS::SNS::Subscription'),
      ).map(({ Properties }: { Properties?: { FilterPolicy?: unknown } }) => Properties?.FilterPolicy);

    expect(filtered({ only: ['payments', 'edge'] })).toEqual([{ target: ['payments', 'edge'] }]);
    expect(filtered({ allBut: ['payments'] })).toEqual([{ target: [{ 'anything-but': ['payments'] }] }]);
    expect(filtered()).toEqual([undefined]);
  });
});
