import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { GLOBAL_CHANGE_PATTERNS, REGIONAL_CHANGE_PATTERNS, topicChangePatterns } from './event-patterns';
import { heardBy } from './heard-by';

/** What {@link ChangeEvents} need. */
export interface ChangeEventsProps {
  /** Called with each event. */
  readonly target: IFunction;
  /** Those whose changes matter: other topics of the region are nobody's business. */
  readonly topics: readonly ITopic[];
}

/** What people change in the home region, and in regions that forward it, on its way to a function. Without a trail that logs it, CloudTrail tells nothing. */
export class ChangeEvents extends Construct {
  constructor(scope: Construct, id: string, { target, topics }: ChangeEventsProps) {
    super(scope, id);
    const ofTopics = topicChangePatterns(topics.map(({ topicArn }) => topicArn));
    heardBy(this, [...REGIONAL_CHANGE_PATTERNS, ...GLOBAL_CHANGE_PATTERNS, ofTopics], target);
  }
}
