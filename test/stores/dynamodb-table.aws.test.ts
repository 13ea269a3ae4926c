import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { TABLE_KEY } from '../../lambda/contract/table-key';
import { accountId } from '../../lambda/domain/ids';
import { dynamoDbTable } from '../../lambda/stores/dynamodb-table';
import { clientOf } from '../aws/clients';
import { type LocalAws, startLocalAws } from '../aws/local-aws';
import { tableContract } from './table-contract';

describe('the adapter on DynamoDB', () => {
  let aws: LocalAws;
  let client: DynamoDBClient;
  beforeAll(async () => {
    aws = await startLocalAws();
    client = clientOf(aws, DynamoDBClient);
  });
  afterAll(async () => {
    client.destroy();
    await aws.stop();
  });

  const createTable = async (): Promise<string> => {
    const TableName = `ledger-${randomUUID()}`;
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: TABLE_KEY.partition, KeyType: 'HASH' },
          { AttributeName: TABLE_KEY.sort, KeyType: 'RANGE' },
        ],
        AttributeDefinitions: Object.values(TABLE_KEY).map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      }),
    );
    return TableName;
  };
  const tableOf = (name: string, account: string) => dynamoDbTable(client, name, accountId(account));

  tableContract('dynamoDbTable', async () => tableOf(await createTable(), aws.account));

  test('keeps the items of one account apart from those of another', async () => {
    const name = await createTable();
    const [ours, theirs] = [tableOf(name, aws.account), tableOf(name, '210987654321')];

    await ours.write([{ kind: 'update', key: 'case#a', set: { of: 'ours' } }]);
    await theirs.write([{ kind: 'update', key: 'case#a', set: { of: 'theirs' } }]);

    expect(await ours.get('case#a')).toEqual({ of: 'ours' });
    expect([...(await theirs.list('case#'))]).toEqual([['case#a', { of: 'theirs' }]]);
  });

  test('lists and reads what does not fit one answer', async () => {
    const table = tableOf(await createTable(), aws.account);
    const keys = Array.from({ length: 9 }, (_, index) => `case#${index}`);
    for (const key of keys) await table.write([{ kind: 'update', key, set: { text: 'x'.repeat(300_000) } }]);

    expect([...(await table.list('case#')).keys()]).toEqual(keys);
    expect((await table.getMany(keys)).size).toBe(keys.length);
  });
});
