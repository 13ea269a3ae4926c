import {
  type AttributeValue,
  BatchGetItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { clientOf } from './clients';
import { type LocalAws, startLocalAws } from './local-aws';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('storage of the local AWS', () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await startLocalAws();
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  describe('a table', () => {
    const TableName = 'ledger';
    const key = (sk: string) => ({ pk: { S: 'case' }, sk: { S: sk } });
    let dynamodb: DynamoDBClient;

    beforeEach(async () => {
      dynamodb = clientOf(aws, DynamoDBClient);
      await dynamodb.send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
        }),
      );
    });

    const get = async (sk: string) =>
      (await dynamodb.send(new GetItemCommand({ TableName, Key: key(sk), ConsistentRead: true }))).Item;
    const put = (sk: string, version: number) =>
      dynamodb.send(new PutItemCommand({ TableName, Item: { ...key(sk), version: { N: `${version}` } } }));
    const increment = (sk: string, from: number) => ({
      TableName,
      Key: key(sk),
      UpdateExpression: 'SET version = :next',
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': { N: `${from}` }, ':next': { N: `${from + 1}` } },
    });
    const transact = (...TransactItems: TransactWriteItem[]) =>
      dynamodb.send(new TransactWriteItemsCommand({ TransactItems }));

    test('lets one of many conditional writes win', async () => {
      await put('a', 1);

      const writes = Array.from({ length: 20 }, () => dynamodb.send(new UpdateItemCommand(increment('a', 1))));
      const ended = await Promise.allSettled(writes);

      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await get('a')).toMatchObject({ version: { N: '2' } });
    });

    test.each(['<', '<=', '>', '>='])('takes no number for %s a text', async (order) => {
      await put('a', 1);
      const holds = async (value: AttributeValue): Promise<boolean> => {
        const { Items = [] } = await dynamodb.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk',
            FilterExpression: `version ${order} :value`,
            ExpressionAttributeValues: { ':pk': { S: 'case' }, ':value': value },
          }),
        );
        return Items.length > 0;
      };

      expect(await holds({ S: '1' })).toBe(false);
      expect(await holds({ N: order.startsWith('<') ? '2' : '0' })).toBe(true);
    });

    test('lets one of many transactions win', async () => {
      await put('a', 1);

      const mark = (n: number): TransactWriteItem => ({ Put: { TableName, Item: key(`by-${n}`) } });
      const ended = await Promise.allSettled(
        Array.from({ length: 10 }, (_, n) => transact({ Update: increment('a', 1) }, mark(n))),
      );

      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const input = { TableName, KeyConditionExpression: 'pk = :pk AND begins_with(sk, :by)', ConsistentRead: true };
      const values = { ':pk': { S: 'case' }, ':by': { S: 'by-' } };
      const { Items } = await dynamodb.send(new QueryCommand({ ...input, ExpressionAttributeValues: values }));
      expect(Items).toHaveLength(1);
    });

    test('undoes nothing and writes nothing when a transaction is cancelled, and says why', async () => {
      await put('a', 1);
      await put('b', 7);

      const cancelled = transact(
        { Update: increment('a', 1) },
        { Update: { ...increment('b', 1), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
        { Put: { TableName, Item: key('c') } },
      );

      await expect(cancelled).rejects.toMatchObject({
        name: 'TransactionCanceledException',
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed', Item: expect.objectContaining({ version: { N: '7' } }) },
          { Code: 'None' },
        ],
      });
      expect(await get('a')).toMatchObject({ version: { N: '1' } });
      expect(await get('c')).toBeUndefined();
    });

    test('judges all conditions of a transaction before its writes', async () => {
      await put('a', 1);
      const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

      await transact({ Delete: { TableName, Key: key('a') } }, { Put: { TableName, Item: key('b'), ...absent } });

      expect(await get('a')).toBeUndefined();
      const twice = transact({ Put: { TableName, Item: key('c') } }, { Delete: { TableName, Key: key('c') } });
      await expect(twice).rejects.toMatchObject({ name: 'ValidationException' });
    });

    test('returns what was, what is, and what stood in the way', async () => {
      await put('a', 1);
      const update = async (from: number, ReturnValues: 'ALL_OLD' | 'ALL_NEW') =>
        (await dynamodb.send(new UpdateItemCommand({ ...increment('a', from), ReturnValues }))).Attributes;

      expect(await update(1, 'ALL_OLD')).toMatchObject({ version: { N: '1' } });
      expect(await update(2, 'ALL_NEW')).toMatchObject({ version: { N: '3' } });
      const refused = new UpdateItemCommand({ ...increment('a', 1), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
      await expect(dynamodb.send(refused)).rejects.toMatchObject({
        name: 'ConditionalCheckFailedException',
        Item: expect.objectContaining({ version: { N: '3' } }),
      });
      const replaced = new PutItemCommand({ TableName, Item: key('a'), ReturnValues: 'ALL_OLD' });
      expect((await dynamodb.send(replaced)).Attributes).toMatchObject({ version: { N: '3' } });
    });

    test('gives a batch of up to 100 items', async () => {
      await Promise.all(['a', 'b'].map((sk) => put(sk, 1)));
      const batch = (Keys: ReturnType<typeof key>[]) =>
        dynamodb.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }));

      const { Responses, UnprocessedKeys } = await batch(['a', 'b', 'c'].map(key));

      expect(Responses?.[TableName]).toHaveLength(2);
      expect(UnprocessedKeys).toEqual({});
      const tooMany = batch(Array.from({ length: 101 }, (_, n) => key(`${n}`)));
      await expect(tooMany).rejects.toMatchObject({ name: 'ValidationException' });
    });
  });

  describe('a bucket', () => {
    const object = { Bucket: 'snapshots', Key: 'latest' };
    let s3: S3Client;

    beforeEach(async () => {
      s3 = clientOf(aws, S3Client);
      await s3.send(new CreateBucketCommand({ Bucket: object.Bucket }));
    });

    const write = async (Body: string, condition: { IfMatch?: string; IfNoneMatch?: string } = {}) =>
      (await s3.send(new PutObjectCommand({ ...object, Body, ...condition }))).ETag;

    test('writes on the condition that nobody wrote since', async () => {
      const first = (await write('one', { IfNoneMatch: '*' })) ?? '';

      await expect(write('again', { IfNoneMatch: '*' })).rejects.toMatchObject({
        name: 'PreconditionFailed',
        $metadata: { httpStatusCode: 412 },
      });
      await write('two', { IfMatch: first });
      await expect(write('three', { IfMatch: first })).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });

      const read = await s3.send(new GetObjectCommand(object));
      expect(await read.Body?.transformToString()).toBe('two');
      expect(read.ETag).toMatch(/^"[0-9a-f]{32}"$/);
    });

    test('knows no object to replace where there is none', async () => {
      await expect(write('one', { IfMatch: '"0"' })).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
    });

    test('lets one of many conditional writes win', async () => {
      const ended = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => write(`${n}`, { IfNoneMatch: '*' })));

      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  describe('a secret', () => {
    test('is made, changed and read, by the clock of AWS', async () => {
      await aws.moveClock('2027-02-03T04:05:06Z');
      const secrets = clientOf(aws, SecretsManagerClient);
      const missing = new DescribeSecretCommand({ SecretId: 'notafter' });
      await expect(secrets.send(missing)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });

      await secrets.send(new CreateSecretCommand({ Name: 'notafter', SecretString: '{}' }));
      await secrets.send(new PutSecretValueCommand({ SecretId: 'notafter', SecretString: '{"pagerduty":"key"}' }));

      const read = await secrets.send(new GetSecretValueCommand({ SecretId: 'notafter' }));
      expect(read).toMatchObject({ SecretString: '{"pagerduty":"key"}' });
      expect(read.CreatedDate?.toISOString()).toMatch(/^2027-02-03T04:0/);
      expect((await secrets.send(missing)).ARN).toMatch(/:secret:notafter-\w{6}$/);
    });
  });
});
