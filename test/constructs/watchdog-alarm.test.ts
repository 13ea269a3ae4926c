import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { WatchdogAlarm } from '../../lib/constructs/watchdog-alarm';
import { templateWith } from '../builders/stack';

const EXISTING = 'arn:aws:sns:eu-west-1:123456789012:theirs';

const alarmOf = (minutes: number, existing?: string): Template =>
  templateWith((stack) => {
    const topic = existing === undefined ? new Topic(stack, 'Topic') : Topic.fromTopicArn(stack, 'Topic', existing);
    new WatchdogAlarm(stack, 'Watchdog', { topic, accountName: 'payments-prod', scanEvery: Duration.minutes(minutes) });
  });

describe('WatchdogAlarm', () => {
  test.each`
    minutes | threshold
    ${10}   | ${25}
    ${60}   | ${150}
    ${360}  | ${900}
  `(
    'rings at $threshold minutes without a good run when scans are $minutes minutes apart',
    ({ minutes, threshold }) => {
      const template = alarmOf(minutes as number);

      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'Notafter',
        MetricName: 'MinutesSinceGoodRun',
        Dimensions: [{ Name: 'service', Value: 'announce' }],
        Statistic: 'Maximum',
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: threshold as number,
      });
    },
  );

  test('rings when nothing is written for 15 minutes', () => {
    const template = alarmOf(60);

    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Period: 60,
      EvaluationPeriods: 15,
      DatapointsToAlarm: 15,
      TreatMissingData: 'breaching',
    });
  });

  test('tells of its beginning and of its end, and who is not watched', () => {
    const topic = [{ Ref: Match.stringLikeRegexp('^Topic') }];
    const template = alarmOf(60);

    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'Test does not watch payments-prod',
      AlarmActions: topic,
      OKActions: topic,
    });
  });

  test('is let in by a topic of ours, and only from our own account', () => {
    const template = alarmOf(60);

    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
          }),
        ],
      },
    });
  });

  test('leaves the policy of an existing topic alone', () => {
    const template = alarmOf(60, EXISTING);

    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: [EXISTING], OKActions: [EXISTING] });
    template.resourceCountIs('AWS::SNS::TopicPolicy', 0);
  });
});
