import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Ledger } from '../app/ledger/ledger';
import type { Clock, Identity, Tokens } from '../app/ports';
import { type EnvironmentKey, environmentValue } from '../contract/environment';
import { parseSettings, type Settings, SETTINGS_FILE } from '../contract/settings';
import { accountId } from '../domain/ids';
import { instant } from '../domain/instant';
import { type RuleTexts, ruleTexts } from '../domain/rendering/rule-texts';
import { dynamoDbTable } from '../stores/dynamodb-table';

/** The time of day. */
export const clock: Clock = { now: () => instant(new Date().toISOString()) };

/** Tokens that nobody else makes. */
const tokens: Tokens = { next: randomUUID };

/** One JSON line a call; `service` tells the functions apart. */
export const loggerOf = (service: string): Logger => new Logger({ serviceName: service });

/** A variable that the stack sets. */
export const variable = (key: EnvironmentKey): string => environmentValue(process.env, key);

/** The settings that lie beside the code. */
export const readSettings = (): Settings => parseSettings(readFileSync(join(__dirname, SETTINGS_FILE), 'utf8'));

/** What rules say of themselves, for messages. */
export const textsOf = ({ runbooks }: Settings): RuleTexts => ruleTexts(runbooks);

/** The account that the function runs in. */
export const account = accountId(variable('account'));

/** Who messages are from. */
export const identityOf = ({ accountName, environment, timeZone }: Settings): Identity => ({
  account,
  accountName,
  ...(environment !== undefined && { environment }),
  ...(timeZone !== undefined && { timeZone }),
});

/** The ledger of the account. */
export const openLedger = (): Ledger => ({
  table: dynamoDbTable(new DynamoDBClient({}), variable('ledgerTable'), account),
  clock,
  tokens,
});
