import { Duration, Validations } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** What {@link CertificateEvents} need. */
export interface CertificateEventsProps {
  /** Called with each event. */
  readonly target: IFunction;
}

/** Everything that ACM reports of its own accord. Delivery is best effort: an event hastens a reading, it never replaces one. */
const ACM_EVENTS: EventPattern = {
  source: ['aws.acm'],
  detailType: [
    'ACM Certificate Approaching Expiration',
    'ACM Certificate Expired',
    'ACM Certificate Available',
    'ACM Certificate Renewal Action Required',
    'ACM Certificate Revoked',
    'ACM Certificate Revoked by Certificate Authority (CA)',
    'ACM Certificate Rotated',
  ],
};

const HEALTH_EVENTS: EventPattern = {
  source: ['aws.health'],
  detailType: ['AWS Health Event'],
  detail: { service: ['ACM'] },
};

/** What AWS tells of certificates in the home region, on its way to a function. */
export class CertificateEvents extends Construct {
  constructor(scope: Construct, id: string, { target }: CertificateEventsProps) {
    super(scope, id);
    const deadLetterQueue = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(deadLetterQueue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself the dead-letter queue of the rules below.',
    });
    const options = { deadLetterQueue, maxEventAge: Duration.hours(6) };
    new Rule(this, 'Acm', {
      description: 'What ACM reports of certificates',
      eventPattern: ACM_EVENTS,
      targets: [new LambdaFunction(target, options)],
    });
    new Rule(this, 'Health', {
      description: 'What AWS Health reports of ACM',
      eventPattern: HEALTH_EVENTS,
      targets: [new LambdaFunction(target, options)],
    });
  }
}
