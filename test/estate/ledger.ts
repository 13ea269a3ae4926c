import { type AttributeValue, DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateQuery as paginateDocuments } from '@aws-sdk/lib-dynamodb';
import { decodeEntry } from '../../lambda/contract/ledger-items';
import type { Case } from '../../lambda/domain/ledger/case';
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

/** The cases that are open. Fails on one that cannot be read. */
export async function openCases(aws: LocalAws, ledgerTable: string): Promise<readonly Case[]> {
  const found: Case[] = [];
  const pages = paginateDocuments(
    { client: DynamoDBDocumentClient.from(clientOf(aws, DynamoDBClient)) },
    {
      TableName: ledgerTable,
      ConsistentRead: true,
      KeyConditionExpression: 'account = :account AND begins_with(#item, :case)',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: { ':account': aws.account, ':case': 'case#' },
    },
  );
  for await (const { Items = [] } of pages)
    for (const item of Items) {
      const entry = decodeEntry(item);
      if (entry === 'unreadable') throw new Error(`the case ${String(item['item'])} cannot be read`);
      if (entry.case.state.kind === 'open') found.push(entry.case);
    }
  return found;
}
