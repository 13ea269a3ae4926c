import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Item, ItemChange, Table } from '../app/ports';
import { TABLE_KEY } from '../contract/table-key';
import type { AccountId, NonEmpty } from '../domain/ids';
import { changeRequest } from './change-request';
import { retryingConflicts } from './write-conflicts';

const BATCH_GET_LIMIT = 100;

/** The ledger in DynamoDB. Every read is consistent; nothing is read from an index. */
export function dynamoDbTable(client: DynamoDBClient, tableName: string, account: AccountId): Table {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const keyOf = (key: string) => ({ [TABLE_KEY.partition]: account, [TABLE_KEY.sort]: key });
  const requestOf = (change: ItemChange) =>
    changeRequest(change, { TableName: tableName, Key: keyOf(change.key) }, TABLE_KEY.sort);

  return {
    get: async (key) => {
      const answer = await documents.send(
        new GetCommand({ TableName: tableName, Key: keyOf(key), ConsistentRead: true }),
      );
      return answer.Item && withoutKey(answer.Item);
    },
    getMany: async (keys) => getMany(documents, tableName, [...new Set(keys)].map(keyOf)),
    list: async (prefix) => list(documents, tableName, account, prefix),
    write: async (changes) => retryingConflicts(async () => write(documents, changes, requestOf)),
  };
}

type KeyOfItem = Readonly<Record<string, unknown>>;

async function getMany(documents: DynamoDBDocumentClient, tableName: string, keys: readonly KeyOfItem[]) {
  const found = new Map<string, Item>();
  let wanted = keys;
  while (wanted.length > 0) {
    const request = { [tableName]: { Keys: wanted.slice(0, BATCH_GET_LIMIT), ConsistentRead: true } };
    const answer = await documents.send(new BatchGetCommand({ RequestItems: request }));
    for (const item of answer.Responses?.[tableName] ?? []) found.set(sortKeyOf(item), withoutKey(item));
    // An answer holds at most 16 MB and names what it left out.
    wanted = [...(answer.UnprocessedKeys?.[tableName]?.Keys ?? []), ...wanted.slice(BATCH_GET_LIMIT)];
  }
  return found;
}

async function list(documents: DynamoDBDocumentClient, tableName: string, account: AccountId, prefix: string) {
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: '#partition = :account AND begins_with(#sort, :prefix)',
      ExpressionAttributeNames: { '#partition': TABLE_KEY.partition, '#sort': TABLE_KEY.sort },
      ExpressionAttributeValues: { ':account': account, ':prefix': prefix },
    },
  );
  const found = new Map<string, Item>();
  for await (const page of pages) {
    for (const item of page.Items ?? []) found.set(sortKeyOf(item), withoutKey(item));
  }
  return found;
}

async function write(
  documents: DynamoDBDocumentClient,
  changes: NonEmpty<ItemChange>,
  requestOf: (change: ItemChange) => ReturnType<typeof changeRequest>,
): Promise<void> {
  const requests = changes.map(requestOf);
  const [first, ...others] = requests;
  if (first !== undefined && others.length === 0) {
    await (first.kind === 'update'
      ? documents.send(new UpdateCommand(first.request))
      : documents.send(new DeleteCommand(first.request)));
    return;
  }
  const TransactItems = requests.map(({ kind, request }) =>
    kind === 'update' ? { Update: request } : { Delete: request },
  );
  await documents.send(new TransactWriteCommand({ TransactItems }));
}

const sortKeyOf = (item: KeyOfItem): string => String(item[TABLE_KEY.sort]);

function withoutKey(item: KeyOfItem): Item {
  const keyAttributes: readonly string[] = Object.values(TABLE_KEY);
  return Object.fromEntries(Object.entries(item).filter(([attribute]) => !keyAttributes.includes(attribute)));
}
