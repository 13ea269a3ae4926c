import type { Template } from 'aws-cdk-lib/assertions';
import { notafterTemplate } from '../builders/stack';

interface Grant {
  readonly Effect: string;
  readonly Principal: unknown;
}

/** What an alarm would reach: its topic, who is let in there, who listens, and whether a key stands in between. */
interface Way {
  readonly topic: string;
  readonly letsCloudWatchIn: boolean;
  readonly key: unknown;
  readonly subscribers: readonly unknown[];
}

type Properties = Readonly<Record<string, unknown>>;

const ofType = (template: Template, type: string): readonly (readonly [string, Properties])[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => [
    id,
    (resource['Properties'] ?? {}) as Properties,
  ]);

const referenceOf = (value: unknown): string => String((value as { Ref?: string }).Ref ?? value);

/** Every action of every alarm, followed to its end. */
function waysOf(template: Template): readonly Way[] {
  const actions = ofType(template, 'AWS::CloudWatch::Alarm').flatMap(([, { AlarmActions, OKActions }]) => [
    ...(AlarmActions as unknown[]),
    ...(OKActions as unknown[]),
  ]);
  return actions.map(referenceOf).map((topic) => ({
    topic,
    letsCloudWatchIn: grantsOn(template, topic).some(
      ({ Effect, Principal }) =>
        Effect === 'Allow' && JSON.stringify(Principal) === '{"Service":"cloudwatch.amazonaws.com"}',
    ),
    key: ofType(template, 'AWS::SNS::Topic').find(([id]) => id === topic)?.[1]['KmsMasterKeyId'],
    subscribers: ofType(template, 'AWS::SNS::Subscription')
      .filter(([, { TopicArn }]) => referenceOf(TopicArn) === topic)
      .map(([, { Protocol }]) => Protocol),
  }));
}

const grantsOn = (template: Template, topic: string): readonly Grant[] =>
  ofType(template, 'AWS::SNS::TopicPolicy')
    .filter(([, { Topics }]) => (Topics as unknown[]).some((one) => referenceOf(one) === topic))
    .flatMap(([, { PolicyDocument }]) => (PolicyDocument as { Statement: Grant[] }).Statement);

describe('the way from the alarm to a human', () => {
  test.each`
    what                          | overrides
    ${'as it comes'}              | ${{}}
    ${'with a key of a customer'} | ${{ encryptionKey: 'arn:aws:kms:eu-west-1:123456789012:key/0ec74f7c-9e4f-4a0c-8f5b-2f8a2d7c9c1e' }}
  `('is open $what, for the alarm and for its end', ({ overrides }) => {
    const ways = waysOf(notafterTemplate(overrides as object));

    expect(ways).toEqual(
      Array.from({ length: 2 }, () => ({
        topic: 'WatchdogTopic',
        letsCloudWatchIn: true,
        key: undefined,
        subscribers: ['sms'],
      })),
    );
  });

  test('runs no code of ours', () => {
    const subscribers = waysOf(notafterTemplate()).flatMap((way) => way.subscribers);

    expect(subscribers).not.toContain('lambda');
    expect(subscribers).toContain('sms');
  });

  test('has one alarm at its beginning: nothing else is paid for', () => {
    const template = notafterTemplate();

    template.resourceCountIs('AWS::CloudWatch::Alarm', 1);
  });
});
