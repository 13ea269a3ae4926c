import {
  DisableRuleCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { clientOf } from './clients';
import { createFunction, permit } from './functions';
import { type LocalAws, startLocalAws } from './local-aws';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('EventBridge of the local AWS', () => {
  const minute = 60_000;
  const hour = 60 * minute;
  let aws: LocalAws;
  let events: EventBridgeClient;

  beforeAll(async () => {
    aws = await startLocalAws();
    events = clientOf(aws, EventBridgeClient);
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  const put = async (Source: string, Detail: object = {}) => {
    await events.send(
      new PutEventsCommand({
        Entries: [
          {
            Source,
            DetailType: 'ACM Certificate Expired',
            Detail: JSON.stringify(Detail),
            Resources: ['arn:aws:acm:x'],
          },
        ],
      }),
    );
    await aws.settle();
  };
  const rule = async (
    Name: string,
    when: { ScheduleExpression: string } | { EventPattern: string },
    Input?: string,
  ) => {
    const name = `on-${Name}`;
    const Arn = await createFunction(aws, { name, code: 'exports.handler = async () => {};' });
    const { RuleArn = '' } = await events.send(new PutRuleCommand({ Name, ...when }));
    await events.send(
      new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'function', Arn, ...(Input && { Input }) }] }),
    );
    await permit(aws, name, 'events.amazonaws.com', RuleArn);
  };
  const times = async (name: string) =>
    (await aws.invocations(name)).map(({ event }) => (event as { time: string }).time.slice(11, 16));

  describe('a rule with a pattern', () => {
    test('invokes its function with the event, also with one that only AWS may send', async () => {
      await rule('certificates', { EventPattern: JSON.stringify({ source: ['aws.acm'] }) });

      await put('aws.acm', { DaysToExpiry: 29 });
      await put('aws.health');

      expect(await aws.invocations()).toMatchObject([
        {
          event: {
            version: '0',
            source: 'aws.acm',
            account: aws.account,
            region: aws.region,
            time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
            resources: ['arn:aws:acm:x'],
            detail: { DaysToExpiry: 29 },
          },
        },
      ]);
    });

    test('hands over a constant input instead', async () => {
      await rule('constant', { EventPattern: JSON.stringify({ source: ['aws.acm'] }) }, '{"why":"event"}');

      await put('aws.acm');

      expect(await aws.invocations()).toMatchObject([{ event: { why: 'event' } }]);
    });

    test('looks into each object of a list', async () => {
      const detail = { changes: { action: ['DELETE'], records: { value: [{ suffix: '.example.com' }] } } };
      await rule('batches', { EventPattern: JSON.stringify({ source: ['aws.route53'], detail }) });

      await put('aws.route53', { changes: [{ action: 'CREATE' }] });
      await put('aws.route53', { changes: [{ action: 'DELETE', records: [{ value: 'www.example.org' }] }] });
      expect(await aws.invocations()).toEqual([]);

      const changes = [{ action: 'CREATE' }, { action: 'DELETE', records: [{ value: 'www.example.com' }] }];
      await put('aws.route53', { changes });
      expect(await aws.invocations()).toMatchObject([{ event: { detail: { changes } } }]);
    });

    test('forwards to the bus of another region by a role that may, with the region where it happened', async () => {
      const elsewhere = clientOf(aws, EventBridgeClient, 'eu-west-1');
      const EventPattern = JSON.stringify({ source: ['aws.acm'] });
      const Arn = `arn:aws:events:${aws.region}:${aws.account}:event-bus/default`;
      await rule('heard', { EventPattern });
      await elsewhere.send(new PutRuleCommand({ Name: 'forward', EventPattern }));
      const forward = async (target: object) => {
        const Targets = [{ Id: 'home', Arn, ...target }];
        await elsewhere.send(new PutTargetsCommand({ Rule: 'forward', Targets }));
        const Entries = [{ Source: 'aws.acm', DetailType: 'ACM Certificate Expired', Detail: '{}' }];
        await elsewhere.send(new PutEventsCommand({ Entries }));
        await aws.settle();
        return aws.invocations();
      };
      const iam = clientOf(aws, IAMClient);
      const RoleName = 'forwarder';
      const { Role: { Arn: RoleArn } = {} } = await iam.send(
        new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}' }),
      );

      expect(await forward({})).toEqual([]);
      expect(await forward({ RoleArn })).toEqual([]);

      const Statement = [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: Arn }];
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'forward', PolicyDocument }));
      expect(await forward({ RoleArn })).toMatchObject([{ event: { source: 'aws.acm', region: 'eu-west-1' } }]);
    });

    test('publishes to its topic, if the topic lets it', async () => {
      await aws.change({ confirm_email: 'automatic' });
      const sns = clientOf(aws, SNSClient);
      const { TopicArn: Arn = '' } = await sns.send(new CreateTopicCommand({ Name: 'topic' }));
      await sns.send(new SubscribeCommand({ TopicArn: Arn, Protocol: 'email', Endpoint: 'oncall@example.com' }));
      await events.send(new PutRuleCommand({ Name: 'rule', EventPattern: JSON.stringify({ source: ['aws.acm'] }) }));
      await events.send(new PutTargetsCommand({ Rule: 'rule', Targets: [{ Id: 'topic', Arn, Input: '"told"' }] }));

      await put('aws.acm');
      const allowed = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sns:Publish' };
      const AttributeValue = JSON.stringify({ Version: '2012-10-17', Statement: [{ ...allowed, Resource: Arn }] });
      await sns.send(new SetTopicAttributesCommand({ TopicArn: Arn, AttributeName: 'Policy', AttributeValue }));
      await put('aws.acm');

      expect((await aws.outbox()).map(({ message }) => message)).toEqual(['"told"']);
    });

    test('invokes nothing while it is disabled', async () => {
      await rule('disabled', { EventPattern: JSON.stringify({ source: ['aws.acm'] }) });
      await events.send(new DisableRuleCommand({ Name: 'disabled' }));

      await put('aws.acm');

      expect(await aws.invocations()).toEqual([]);
    });

    test('invokes nothing that does not let it', async () => {
      const Arn = await createFunction(aws, { name: 'closed', code: 'exports.handler = async () => {};' });
      await events.send(new PutRuleCommand({ Name: 'rule', EventPattern: JSON.stringify({ source: ['aws.acm'] }) }));
      await events.send(new PutTargetsCommand({ Rule: 'rule', Targets: [{ Id: 'function', Arn }] }));

      await put('aws.acm');

      expect(await aws.invocations()).toEqual([]);
      expect(aws.log()).toContain('may not invoke arn:aws:lambda:us-east-1:123456789012:function:closed');
    });
  });

  describe('a rule with a schedule', () => {
    beforeEach(() => aws.moveClock('2027-03-01T08:00:00.000Z'));

    test('does not take events for its own', async () => {
      await rule('hourly', { ScheduleExpression: 'rate(1 hour)' });

      await put('aws.acm');

      expect(await aws.invocations()).toEqual([]);
    });

    test('is fired by name', async () => {
      await rule('hourly', { ScheduleExpression: 'rate(1 hour)' });

      await aws.fire('hour');
      await aws.settle();

      expect(await aws.invocations()).toMatchObject([
        { event: { source: 'aws.events', 'detail-type': 'Scheduled Event' } },
      ]);
      await expect(aws.fire('nothing')).rejects.toThrow('one schedule rule must match');
    });

    test('comes due while the clock is moved on, in order with others', async () => {
      await rule('half', { ScheduleExpression: 'rate(30 minutes)' });
      await rule('daily', { ScheduleExpression: 'cron(15,20 9 * * ? *)' });

      expect(await aws.advance(90 * minute)).toBe(5);

      expect([await times('half'), await times('daily')]).toEqual([
        ['08:30', '09:00', '09:30'],
        ['09:15', '09:20'],
      ]);
      const started = (await aws.invocations()).map(({ startedAt }) => startedAt);
      expect(started).toEqual([...started].sort());
      expect(await aws.now()).toMatch(/^2027-03-01T09:3/);
    });

    test('keeps its rhythm over several moves', async () => {
      await rule('hourly', { ScheduleExpression: 'rate(1 hour)' });

      for (const milliseconds of [59 * minute, 2 * minute, 58 * minute, 2 * minute]) await aws.advance(milliseconds);

      expect(await times('hourly')).toEqual(['09:00', '10:00']);
    });

    test('counts from the moment to which the clock was set', async () => {
      await rule('hourly', { ScheduleExpression: 'rate(1 hour)' });
      await aws.advance(40 * minute);

      await aws.moveClock('2027-03-02T08:00:00.000Z');

      expect(await aws.advance(59 * minute)).toBe(0);
      expect(await aws.advance(2 * minute)).toBe(1);
      expect(await times('hourly')).toEqual(['09:00']);
    });

    test('fires once at the end of the window when coalesced', async () => {
      await rule('minutely', { ScheduleExpression: 'rate(1 minute)' });

      expect(await aws.advance(30 * 24 * hour, { coalesce: true })).toBe(1);

      expect(await aws.invocations()).toHaveLength(1);
      expect(await aws.now()).toMatch(/^2027-03-31T08:00/);
    });

    test('fires not at all while it is disabled, or when the clock is set', async () => {
      await rule('disabled', { ScheduleExpression: 'rate(1 minute)' });
      await events.send(new DisableRuleCommand({ Name: 'disabled' }));
      await rule('enabled', { ScheduleExpression: 'rate(1 minute)' });

      await aws.moveClock('2027-03-01T10:00:30.000Z');
      await aws.advance(minute);

      expect([await times('on-disabled'), await times('on-enabled')]).toEqual([[], ['10:01']]);
    });
  });
});
