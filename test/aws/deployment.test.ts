import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeContinuousBackupsCommand, DescribeTimeToLiveCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetBucketLifecycleConfigurationCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test, jest } from '@jest/globals';

import { bootstrap, bootstrapAtOnce, deploy, destroy } from './cdk';
import { clientOf } from './clients';
import { type HttpReceiver, startHttpReceiver } from './http-receiver';
import { type LocalAws, startLocalAws } from './local-aws';
import { rawQuery, rawRequest } from './raw';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

const app = `node --import tsx ${require.resolve('./fixtures/app.ts')}`;
const minutes = 60_000;

// One deployment is looked at from all sides, updated, and destroyed: the order of these tests matters.
describe('a stack deployed by the CDK', () => {
  let aws: LocalAws;
  let receiver: HttpReceiver;
  let outputs: Readonly<Record<string, string>>;

  beforeAll(async () => {
    [aws, receiver] = await Promise.all([startLocalAws(), startHttpReceiver()]);
    await bootstrap(aws);
    const deployed = await deploy(aws, { app, environment: { FIXTURE_URL: receiver.url } });
    outputs = deployed['fixture'] ?? {};
  }, 180_000);

  afterAll(async () => {
    await Promise.all([aws.stop(), receiver.close()]);
  });

  test('has its outputs', () => {
    expect(outputs).toMatchObject({
      PagesTopicArn: expect.stringContaining(':fixture-Pages'),
      TableName: expect.stringContaining('fixture-Ledger'),
    });
  });

  test('stands on what a bootstrap without the command line makes, too', async () => {
    const other = await startLocalAws();
    try {
      await bootstrapAtOnce(other);
      const [atOnce, byCommandLine] = await Promise.all([bootstrapOf(other), bootstrapOf(aws)]);

      expect(atOnce).toEqual(byCommandLine);
      expect(atOnce.resources).toContain('StagingBucket AWS::S3::Bucket');
      expect(atOnce.outputs).toContainEqual(expect.objectContaining({ OutputKey: 'BootstrapVersion' }));
    } finally {
      await other.stop();
    }
  });

  test('has what a template sets on tables and buckets', async () => {
    const [dynamodb, s3] = [clientOf(aws, DynamoDBClient), clientOf(aws, S3Client)];

    const ttl = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: outputs['TableName'] }));
    const backups = await dynamodb.send(new DescribeContinuousBackupsCommand({ TableName: outputs['TableName'] }));
    const lifecycle = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket: outputs['BucketName'] }));

    expect(ttl.TimeToLiveDescription).toEqual({ AttributeName: 'expires', TimeToLiveStatus: 'ENABLED' });
    expect(backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription).toMatchObject({
      PointInTimeRecoveryStatus: 'ENABLED',
    });
    expect(lifecycle.Rules).toMatchObject([{ Expiration: { Days: 30 }, Status: 'Enabled' }]);
  });

  test('fires its schedule into a real process, which publishes to the confirmed subscriber', async () => {
    await aws.confirmSubscriptions();

    await aws.fire('EachMinute');
    await aws.settle();

    expect(await aws.invocations('Beat')).toMatchObject([
      { status: 'success', cold: true, event: { 'detail-type': 'Scheduled Event' }, result: { status: 200 } },
    ]);
    expect(receiver.received.map(({ headers }) => headers['x-amz-sns-message-type'])).toEqual([
      'SubscriptionConfirmation',
      'Notification',
    ]);
    expect(await aws.calls()).toContainEqual(
      expect.objectContaining({ principal: expect.stringMatching(/^Beat/), action: 'sns:Publish', count: 1 }),
    );
  });

  test('receives certificate events through its rule', async () => {
    const Entries = [{ Source: 'aws.acm', DetailType: 'ACM Certificate Approaching Expiration', Detail: '{}' }];
    await clientOf(aws, EventBridgeClient).send(new PutEventsCommand({ Entries }));
    await aws.settle();

    expect((await aws.invocations('Beat')).at(-1)).toMatchObject({ cold: false, event: { source: 'aws.acm' } });
    const queued = await rawRequest(aws, {
      service: 'sqs',
      headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage', 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ QueueUrl: outputs['QueueUrl'] }),
    });
    expect(await queued.text()).toContain('ACM Certificate Approaching Expiration');
  });

  test('fires each minute while the clock is moved, in processes that see the moved time', async () => {
    await aws.moveClock('2027-03-01T08:00:00.000Z');
    const before = (await aws.invocations('Beat')).length;

    const fired = await aws.advance(5 * minutes);

    expect(fired).toBe(5);
    const moments = (await aws.invocations('Beat')).slice(before).map(({ event }) => (event as { time: string }).time);
    expect(moments).toEqual([1, 2, 3, 4, 5].map((minute) => `2027-03-01T08:0${minute}:00Z`));
    const beats = (await aws.metrics('Beats')).slice(before);
    expect(beats.map(({ at }) => at.slice(0, 16))).toEqual(moments.map((each) => each.slice(0, 16)));
  });

  test('is told by its alarm of silence and of its end', async () => {
    const states = async () =>
      (await aws.outbox()).filter(({ kind, protocol }) => kind === 'notification' && protocol === 'email');
    const before = (await states()).length;

    await aws.addFault({ kind: 'kill-before', service: 'sns', action: 'Publish', principal: 'Beat' });
    await aws.moveClock('2027-03-02T08:00:00.000Z');
    const changes = await aws.evaluateAlarms();
    await aws.clearFaults();
    await aws.advance(5 * minutes);

    expect(changes).toEqual([{ alarm: expect.stringContaining('fixture-Silent'), state: 'ALARM' }]);
    expect((await states()).slice(before).map(({ subject }) => subject?.split(':')[0])).toEqual(['ALARM', 'OK']);
  });

  test('is updated in place, with what it holds', async () => {
    await deploy(aws, { app, environment: { FIXTURE_URL: receiver.url, FIXTURE_GREETING: 'good evening' } });
    await aws.fire('EachMinute');
    await aws.settle();

    expect((await aws.invocations('Beat')).at(-1)).toMatchObject({ result: { greeting: 'good evening' } });
    const sns = clientOf(aws, SNSClient);
    const found = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: outputs['PagesTopicArn'] }));
    expect(found.Subscriptions).toMatchObject([{ Protocol: 'http', Endpoint: receiver.url }]);
  }, 120_000);

  test('is refused, by name, with a type that is not simulated', async () => {
    const { status, text } = await rawQuery(aws, 'cloudformation', {
      Action: 'CreateChangeSet',
      Version: '2010-05-15',
      StackName: 'other',
      ChangeSetName: 'change',
      ChangeSetType: 'CREATE',
      TemplateBody: JSON.stringify({ Resources: { Url: { Type: 'AWS::Lambda::Url' } } }),
    });

    expect([status, text]).toEqual([400, expect.stringContaining('Unrecognized resource types: [AWS::Lambda::Url]')]);
  });

  test('leaves only what it retains', async () => {
    await destroy(aws, { app, environment: { FIXTURE_URL: receiver.url } });

    const [dynamodb, s3] = [clientOf(aws, DynamoDBClient), clientOf(aws, S3Client)];
    const ttl = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: outputs['TableName'] }));
    expect(ttl.TimeToLiveDescription?.AttributeName).toBe('expires');
    await expect(s3.send(new HeadBucketCommand({ Bucket: outputs['BucketName'] }))).rejects.toThrow();
    const sns = clientOf(aws, SNSClient);
    const TopicArn = outputs['PagesTopicArn'];
    await expect(sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).rejects.toThrow('does not exist');
  }, 120_000);
});

async function bootstrapOf(aws: LocalAws) {
  const client = clientOf(aws, CloudFormationClient);
  const stack = { StackName: 'CDKToolkit' };
  const { Stacks = [] } = await client.send(new DescribeStacksCommand(stack));
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand(stack));
  const resources = StackResources.map(({ LogicalResourceId: id, ResourceType: type }) => `${id} ${type}`);
  return { outputs: Stacks[0]?.Outputs ?? [], resources: resources.sort() };
}
