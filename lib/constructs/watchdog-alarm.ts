import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { METRIC_DIMENSIONS, METRIC_NAMESPACE, MINUTES_SINCE_GOOD_RUN } from '../../lambda/contract/metrics';
import { ANNOUNCER_LATE_MINUTES, lateAfterMinutes } from '../../lambda/contract/timing';

/** What a {@link WatchdogAlarm} needs. */
export interface WatchdogAlarmProps {
  /** Told of the alarm and of its end. */
  readonly topic: ITopic;
  /** What a sleepy human calls the account. */
  readonly accountName: string;
  /** Interval of the scans. */
  readonly scanEvery: Duration;
}

/** Tells when notafter itself is dead or stuck. Between the metric and the human there is no code of ours. */
export class WatchdogAlarm extends Construct {
  constructor(scope: Construct, id: string, { topic, accountName, scanEvery }: WatchdogAlarmProps) {
    super(scope, id);
    const threshold = lateAfterMinutes(scanEvery.toMinutes());
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: `${Stack.of(this).stackName} does not watch ${accountName}`,
      alarmDescription:
        `No good run for ${threshold} minutes, something due is not delivered, or the announcer is silent: ` +
        'certificates may expire unnoticed. Look at the logs of the functions scan and announce.',
      metric: new Metric({
        namespace: METRIC_NAMESPACE,
        metricName: MINUTES_SINCE_GOOD_RUN,
        dimensionsMap: METRIC_DIMENSIONS,
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(1),
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold,
      evaluationPeriods: ANNOUNCER_LATE_MINUTES,
      datapointsToAlarm: ANNOUNCER_LATE_MINUTES,
      // The announcer writes each minute: no data means that it is dead.
      treatMissingData: TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    if (topic instanceof Topic) letCloudWatchPublish(topic);
  }
}

/** A topic with a policy of its own has lost the default one, which let the services of the account in. */
function letCloudWatchPublish(topic: Topic): void {
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AllowCloudWatchAlarms',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(topic).account } },
    }),
  );
}
