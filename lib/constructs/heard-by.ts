import { Duration, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DescribedPattern } from './event-patterns';

/** Makes a rule for each of the patterns, by its id, which calls the function; what it does not take within six hours is left in a queue. */
export function heardBy(scope: Construct, patterns: readonly DescribedPattern[], target: IFunction): void {
  const deadLetterQueue = new Queue(scope, 'Undelivered', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(deadLetterQueue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is itself the dead-letter queue of the rules beside it.',
  });
  for (const { id, description, eventPattern } of patterns) {
    const targets = [new LambdaFunction(target, { deadLetterQueue, maxEventAge: Duration.hours(6) })];
    new Rule(scope, id, { description, eventPattern, targets });
  }
}
