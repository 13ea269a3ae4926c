import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { clientOf } from './clients';
import { createFunction, invoke } from './functions';
import { type LocalAws, startLocalAws } from './local-aws';
import { rawQuery } from './raw';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('CloudWatch of the local AWS', () => {
  const minute = 60_000;
  let aws: LocalAws;
  let TopicArn: string;

  beforeAll(async () => {
    aws = await startLocalAws();
  });
  beforeEach(async () => {
    await aws.reset();
    await aws.change({ confirm_email: 'automatic' });
    await aws.moveClock('2027-03-01T08:00:00.000Z');
    const sns = clientOf(aws, SNSClient);
    ({ TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'watchdog' })));
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'oncall@example.com' }));
    const code = `exports.handler = async (value) => console.log(JSON.stringify({
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [
      { Namespace: 'notafter', Dimensions: [['service']], Metrics: [{ Name: 'Age', Unit: 'Count' }] }] },
    service: 'scan', Age: value }));`;
    await createFunction(aws, { name: 'meter', code });
  });
  afterAll(() => aws.stop());

  const alarm = (treatMissingData: string) =>
    rawQuery(aws, 'monitoring', {
      Action: 'PutMetricAlarm',
      Version: '2010-08-01',
      AlarmName: 'silent',
      AlarmDescription: 'no good run',
      Namespace: 'notafter',
      MetricName: 'Age',
      'Dimensions.member.1.Name': 'service',
      'Dimensions.member.1.Value': 'scan',
      Statistic: 'Maximum',
      Period: '60',
      EvaluationPeriods: '3',
      DatapointsToAlarm: '2',
      Threshold: '150',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: treatMissingData,
      'AlarmActions.member.1': TopicArn,
      'OKActions.member.1': TopicArn,
    });
  /** One value a minute; what the alarm then is. */
  const measure = async (...values: readonly number[]) => {
    for (const value of values) {
      await invoke(aws, 'meter', value);
      await aws.advance(minute);
    }
  };
  const messages = async () => (await aws.outbox()).map(({ subject, message }) => ({ subject, message }));

  describe('a metric', () => {
    test('is read from a line of the log in the embedded format', async () => {
      await invoke(aws, 'meter', 12);

      expect(await aws.metrics('Age')).toEqual([
        {
          region: 'us-east-1',
          namespace: 'notafter',
          name: 'Age',
          dimensions: { service: 'scan' },
          value: 12,
          at: expect.stringMatching(/^2027-03-01T08:00/),
        },
      ]);
    });

    test('says of each function how often it failed', async () => {
      await createFunction(aws, { name: 'failing', code: "exports.handler = async () => { throw new Error('no'); };" });
      await invoke(aws, 'failing');

      expect(await aws.metrics('Errors')).toMatchObject([{ dimensions: { FunctionName: 'failing' }, value: 1 }]);
    });
  });

  describe('an alarm', () => {
    test('rings when M of N datapoints breach, and tells its end', async () => {
      await alarm('notBreaching');

      await measure(10, 200, 10, 150);
      await measure(10, 10);

      expect(await messages()).toEqual([
        { subject: 'OK: "silent" in US East (N. Virginia)', message: expect.any(String) },
        { subject: 'ALARM: "silent" in US East (N. Virginia)', message: expect.any(String) },
        { subject: 'OK: "silent" in US East (N. Virginia)', message: expect.any(String) },
      ]);
      expect(JSON.parse((await messages())[1]?.message ?? '')).toMatchObject({
        AlarmName: 'silent',
        AlarmDescription: 'no good run',
        AWSAccountId: aws.account,
        NewStateValue: 'ALARM',
        OldStateValue: 'OK',
        StateChangeTime: expect.stringMatching(/^2027-03-01T08:04:\d\d\.\d{3}\+0000$/),
        AlarmArn: `arn:aws:cloudwatch:us-east-1:${aws.account}:alarm:silent`,
        Trigger: { MetricName: 'Age', Statistic: 'MAXIMUM', Dimensions: [{ name: 'service', value: 'scan' }] },
      });
    });

    test.each([
      ['breaching', [{ alarm: 'silent', state: 'ALARM' }]],
      ['notBreaching', [{ alarm: 'silent', state: 'OK' }]],
      ['missing', []],
      ['ignore', []],
    ])('with missing data treated as %s is as documented', async (treatment, expected) => {
      await alarm(treatment);

      expect(await aws.evaluateAlarms()).toEqual(expected);
    });

    test('reaches nobody through a topic whose policy does not let CloudWatch in', async () => {
      await alarm('breaching');
      const AttributeValue = JSON.stringify({ Version: '2012-10-17', Statement: [] });
      const policy = new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue });
      await clientOf(aws, SNSClient).send(policy);

      await aws.evaluateAlarms();

      expect(await messages()).toEqual([]);
      expect(aws.log()).toContain('cloudwatch.amazonaws.com may not publish');
    });
  });
});
