import type { Duration } from 'aws-cdk-lib';
import { Rule, Schedule as EventsSchedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** What a {@link Schedule} needs. */
export interface ScheduleProps {
  /** For whoever finds the rule in the console. */
  readonly description: string;
  readonly every: Duration;
  readonly target: IFunction;
}

/** Calls a function at a fixed rate. Nothing is kept of a call that did not arrive: the next one comes, and the watchdog counts. */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, { description, every, target }: ScheduleProps) {
    super(scope, id);
    new Rule(this, 'Rule', {
      description,
      schedule: EventsSchedule.rate(every),
      // Tried until the next call is due, which does the same.
      targets: [new LambdaFunction(target, { maxEventAge: every })],
    });
  }
}
