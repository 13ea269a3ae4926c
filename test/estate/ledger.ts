import { type AttributeValue, DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';

/** What somebody still has to do: keys of pending cases, of what is live, and of incidents and bulletins that are not marked. */
export async function unfinished(aws: LocalAws, ledgerTable: string): Promise<readonly string[]> {
  const found: string[] = [];
  const pages = paginateQuery(
    { client: clientOf(aws, DynamoDBClient) },
    {
      TableName: ledgerTable,
      ConsistentRead: true,
      KeyConditionExpression: 'account = :account',
      ExpressionAttributeValues: { ':account': { S: aws.account } },
    },
  );
  for await (const { Items = [] } of pages)
    found.push(...Items.filter((row) => isUnfinished(row)).map(({ item }) => item?.S ?? ''));
  return found;
}

function isUnfinished({ item, marked }: Readonly<Record<string, AttributeValue>>): boolean {
  const key = item?.S ?? '';
  return /^(pending|live)#/.test(key) || (/^(incident|bulletin)#/.test(key) && marked?.BOOL !== true);
}
