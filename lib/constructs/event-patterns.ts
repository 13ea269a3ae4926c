import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { CHANGE_EVENTS, type ChangedService, VALIDATION_DOMAIN } from '../../lambda/contract/change-events';

/** A pattern of events with what a rule is called that hears them. */
export interface DescribedPattern {
  /** Id of the rule in its construct. */
  readonly id: string;
  /** For whoever finds the rule in the console. */
  readonly description: string;
  readonly eventPattern: EventPattern;
}

/** What AWS reports of certificates of its own accord, region by region. Delivery is best effort: an event hastens a reading, it never replaces one. */
export const CERTIFICATE_PATTERNS: readonly DescribedPattern[] = [
  {
    id: 'Acm',
    description: 'What ACM reports of certificates',
    eventPattern: {
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
    },
  },
  {
    id: 'Health',
    description: 'What AWS Health reports of ACM',
    eventPattern: { source: ['aws.health'], detailType: ['AWS Health Event'], detail: { service: ['ACM'] } },
  },
];

/** Calls of a service that succeeded and that change something that matters; with what else must hold of the record. */
function changesOf(service: ChangedService, further: object = {}): EventPattern {
  const { matches, names } = CHANGE_EVENTS[service];
  return {
    source: [`aws.${service}`],
    detailType: ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: [`${service}.amazonaws.com`],
      eventName: matches === 'name' ? [...names] : names.map((prefix) => ({ prefix })),
      errorCode: [{ exists: false }],
      ...further,
    },
  };
}

/** What people change in a region, told there. */
export const REGIONAL_CHANGE_PATTERNS: readonly DescribedPattern[] = [
  { id: 'AcmChanges', description: 'Changes of certificates of ACM', eventPattern: changesOf('acm') },
  {
    id: 'LoadBalancerChanges',
    description: 'Changes of listeners of load balancers',
    eventPattern: changesOf('elasticloadbalancing'),
  },
];

/** What people change for all regions at once, told in one. */
export const GLOBAL_CHANGE_PATTERNS: readonly DescribedPattern[] = [
  { id: 'IamChanges', description: 'Changes of server certificates of IAM', eventPattern: changesOf('iam') },
  { id: 'CloudFrontChanges', description: 'Changes of distributions', eventPattern: changesOf('cloudfront') },
  {
    id: 'ValidationChanges',
    description: 'Records that validate certificates of ACM and are deleted or written over',
    eventPattern: changesOf('route53', {
      requestParameters: {
        changeBatch: {
          changes: {
            action: ['DELETE', 'UPSERT'],
            resourceRecordSet: {
              type: ['CNAME'],
              resourceRecords: { value: [{ suffix: `.${VALIDATION_DOMAIN}.` }, { suffix: `.${VALIDATION_DOMAIN}` }] },
            },
          },
        },
      },
    }),
  },
];

/** What people change of these topics and their subscriptions, in the region of the topics. */
export const topicChangePatterns = (topicArns: readonly string[]): DescribedPattern => ({
  id: 'TopicChanges',
  description: 'Changes of those who are told',
  eventPattern: changesOf('sns', {
    requestParameters: {
      $or: [{ topicArn: topicArns }, { subscriptionArn: topicArns.map((arn) => ({ prefix: `${arn}:` })) }],
    },
  }),
});
