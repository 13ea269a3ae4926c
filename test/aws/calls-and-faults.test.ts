import { ACMClient, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { CloudFrontClient, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, ListServerCertificatesCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';

import type { FaultKind } from './answers';
import { configurationOf } from './clients';
import { createFunction, invoke } from './functions';
import { type LocalAws, startLocalAws } from './local-aws';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('the wire of the local AWS', () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await startLocalAws();
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  /** Without retries: the first answer counts. */
  const once = (region?: string) => ({ ...configurationOf(aws, region), maxAttempts: 1 });
  const listOnce = (region?: string) => new ACMClient(once(region)).send(new ListCertificatesCommand({}));

  /** A function that creates a topic, and says how that ended. */
  const caller = (name: string) =>
    createFunction(aws, {
      name,
      code: `exports.handler = async () => {
      const { AWS_ACCESS_KEY_ID: key, AWS_REGION: region, AWS_ENDPOINT_URL: url } = process.env;
      const authorization = \`AWS4-HMAC-SHA256 Credential=\${key}/20200101/\${region}/sns/aws4_request\`;
      const body = new URLSearchParams({ Action: 'CreateTopic', Version: '2010-03-31', Name: '${name}' });
      return (await fetch(url, { method: 'POST', body, headers: { authorization } })).status;
    };`,
    });
  const topics = async () =>
    (await aws.calls())
      .filter(({ action }) => action === 'sns:CreateTopic')
      .map(({ principal, count }) => [principal, count]);

  describe('calls', () => {
    test('are counted by principal, action and region, as IAM names them', async () => {
      await new EC2Client(once()).send(new DescribeRegionsCommand({}));
      await new CloudFrontClient(once()).send(new ListDistributionsCommand({}));
      await Promise.all([listOnce(), listOnce(), listOnce('eu-west-1')]);
      await new S3Client(once())
        .send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: 'body' }))
        .catch(() => undefined);

      const counted = (await aws.calls()).map(({ principal, action, region, count }) => [
        principal,
        action,
        region,
        count,
      ]);
      expect(counted).toEqual(
        expect.arrayContaining([
          ['user', 'ec2:DescribeRegions', 'us-east-1', 1],
          ['user', 'cloudfront:ListDistributions', 'us-east-1', 1],
          ['user', 'acm:ListCertificates', 'us-east-1', 2],
          ['user', 'acm:ListCertificates', 'eu-west-1', 1],
          ['user', 's3:PutObject', 'us-east-1', 1],
        ]),
      );
      await aws.resetCalls();
      expect(await aws.calls()).toEqual([]);
    });

    test('of functions are theirs', async () => {
      await caller('publisher');

      expect((await invoke(aws, 'publisher')).payload).toBe(200);

      expect(await topics()).toEqual([['publisher', 1]]);
    });

    test('of a transaction are also those of its members', async () => {
      const write = new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: 'ledger', Item: { pk: { S: 'a' } } } },
          { Update: { TableName: 'ledger', Key: { pk: { S: 'b' } }, UpdateExpression: 'SET x = y' } },
          { ConditionCheck: { TableName: 'ledger', Key: { pk: { S: 'c' } }, ConditionExpression: 'x = y' } },
        ],
      });
      await new DynamoDBClient(once()).send(write).catch(() => undefined);

      expect((await aws.calls()).map(({ action, resource }) => [action, resource])).toEqual(
        ['TransactWriteItems', 'PutItem', 'UpdateItem', 'ConditionCheckItem'].map((each) => [
          `dynamodb:${each}`,
          'ledger',
        ]),
      );
    });
  });

  describe('faults', () => {
    test.each<[FaultKind, string]>([
      ['access-denied', 'AccessDeniedException'],
      ['service-control-policy', 'AccessDeniedException'],
      ['throttle', 'ThrottlingException'],
      ['internal-error', 'InternalFailure'],
      ['malformed', 'SyntaxError'],
    ])('of kind %s are what an SDK calls %s', async (kind, name) => {
      const fault = await aws.addFault({ kind, service: 'acm', action: 'List*' });

      await expect(listOnce()).rejects.toMatchObject({ name });

      expect(await fault.hits()).toBe(1);
      await fault.remove();
      await expect(listOnce()).resolves.toBeDefined();
    });

    test('speak the protocol of each service', async () => {
      await aws.addFault({ kind: 'access-denied', service: 'iam' });
      await aws.addFault({ kind: 'throttle', service: 's3' });
      await aws.addFault({ kind: 'service-control-policy', service: 'ec2' });
      await aws.addFault({ kind: 'access-denied', service: 'sns' });
      await aws.addFault({ kind: 'throttle', service: 'cloudfront' });

      const asked = await Promise.allSettled([
        new IAMClient(once()).send(new ListServerCertificatesCommand({})),
        new S3Client(once()).send(new ListBucketsCommand({})),
        new EC2Client(once()).send(new DescribeRegionsCommand({})),
        new SNSClient(once()).send(new CreateTopicCommand({ Name: 'topic' })),
        new CloudFrontClient(once()).send(new ListDistributionsCommand({})),
      ]);

      expect(asked.map((each) => (each.status === 'rejected' ? (each.reason as Error).name : 'none'))).toEqual([
        'AccessDenied',
        'SlowDown',
        'UnauthorizedOperation',
        'AuthorizationErrorException',
        'Throttling',
      ]);
    });

    test('concern one region, skip some calls, and end', async () => {
      const fault = await aws.addFault({ kind: 'throttle', service: 'acm', region: 'us-east-1', skip: 1, times: 1 });

      const asked = [];
      for (const region of ['us-east-1', 'eu-west-1', 'us-east-1', 'us-east-1']) {
        asked.push(
          await listOnce(region).then(
            () => 'answered',
            (refused: unknown) => (refused as Error).name,
          ),
        );
      }

      expect(asked).toEqual(['answered', 'answered', 'ThrottlingException', 'answered']);
      expect(await fault.hits()).toBe(1);
    });

    test('may be any error', async () => {
      const code = 'ConditionalRequestConflict';
      await aws.addFault({ kind: 'error', service: 's3', action: 'PutObject', status: 409, code, message: 'raced' });

      const write = new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: 'body' });
      await expect(new S3Client(once()).send(write)).rejects.toMatchObject({
        name: code,
        $metadata: { httpStatusCode: 409 },
      });
    });

    test('strike a transaction by one of its members', async () => {
      await aws.addFault({ kind: 'throttle', service: 'dynamodb', action: 'PutItem' });
      const Put = { TableName: 'ledger', Item: { pk: { S: 'a' } } };
      const dynamodb = new DynamoDBClient(once());

      const transaction = dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));

      await expect(transaction).rejects.toMatchObject({ name: 'ThrottlingException' });
      await expect(dynamodb.send(new PutItemCommand(Put))).rejects.toMatchObject({ name: 'ThrottlingException' });
    });

    test('leave a call without an answer until the client gives up', async () => {
      const fault = await aws.addFault({ kind: 'timeout', service: 'acm' });
      const acm = new ACMClient({ ...once(), requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true } });

      await expect(acm.send(new ListCertificatesCommand({}))).rejects.toMatchObject({ name: 'TimeoutError' });

      expect(await fault.hits()).toBe(1);
    });

    test('perform the call and break the connection', async () => {
      await aws.addFault({ kind: 'drop-answer', service: 'sns', action: 'CreateTopic', times: 1 });

      const asked = new SNSClient(once()).send(new CreateTopicCommand({ Name: 'made' }));

      await expect(asked).rejects.toThrow('socket hang up');
    });

    test.each<[FaultKind, number]>([
      ['kill-before', 0],
      ['kill-after', 1],
    ])('of kind %s end the function that calls', async (kind, performed) => {
      await caller('victim');
      await caller('other');
      const fault = await aws.addFault({ kind, service: 'sns', action: 'CreateTopic', principal: 'victim' });

      expect(await invoke(aws, 'victim')).toMatchObject({ payload: { errorType: 'Runtime.ExitError' } });
      expect(await invoke(aws, 'other')).toMatchObject({ payload: 200 });

      expect(await fault.hits()).toBe(1);
      await aws.clearFaults();
      const { Topics } = await new SNSClient(once()).send(new ListTopicsCommand({}));
      expect(Topics?.filter(({ TopicArn }) => TopicArn?.endsWith(':victim'))).toHaveLength(performed);
    });
  });
});
