import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  ListSubscriptionsByTopicCommand,
  type SNSClient,
  type Subscription as ListedSubscription,
} from '@aws-sdk/client-sns';
import * as z from 'zod/mini';
import type { AlertPathSource } from '../app/ports';
import type { SecretState, Subscription } from '../domain/alert-path';
import type { Topic } from '../domain/ledger/listener';
import { failureOf, isNamed } from './failure';
import { type Page, readPages } from './pages';

/** Where the way to a human begins. */
export interface AlertPathPlaces {
  readonly topics: Readonly<Record<Topic, string>>;
  /** ARNs of the functions of ours that serve a medium. */
  readonly sinks: readonly string[];
  readonly secretName: string;
}

/** What SNS and Secrets Manager show of the alert path. No value of the secret leaves this file, not even in an error. */
export const alertPathSource = (
  clients: { readonly sns: SNSClient; readonly secrets: SecretsManagerClient },
  { topics, sinks, secretName }: AlertPathPlaces,
): AlertPathSource => ({
  subscriptions: async (topic) => {
    const { rows, failure } = await readPages((token) => subscriptionPage(clients.sns, topics[topic], token));
    return failure === undefined ? rows.map((row) => subscriptionOf(row, sinks)) : 'unreadable';
  },
  secret: (key) => stateOf(clients.secrets, secretName, key),
});

async function subscriptionPage(
  sns: SNSClient,
  topic: string,
  token: string | undefined,
): Promise<Page<ListedSubscription>> {
  const answer = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic, NextToken: token }));
  return { rows: answer.Subscriptions, next: answer.NextToken };
}

function subscriptionOf(
  { Protocol: protocol = 'unknown', SubscriptionArn: arn = '', Endpoint: endpoint = '' }: ListedSubscription,
  sinks: readonly string[],
): Subscription {
  // In place of an ARN stand `PendingConfirmation` and `Deleted`.
  return { protocol, confirmed: arn.startsWith('arn:'), sink: protocol === 'lambda' && sinks.includes(endpoint) };
}

async function stateOf(secrets: SecretsManagerClient, secretName: string, key: string): Promise<SecretState> {
  try {
    const { SecretString: text = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: secretName }));
    return valueIn(text, key) === '' ? 'key-absent' : 'present';
  } catch (error) {
    // A secret that waits for its deletion is refused as an invalid request.
    if (isNamed(error, 'ResourceNotFoundException', 'InvalidRequestException')) return 'secret-absent';
    return failureOf(error).status === 'denied' ? 'denied' : 'unreadable';
  }
}

const secretSchema = z.record(z.string(), z.unknown());

/** Empty where the text is no JSON object, and where the key holds no text. */
function valueIn(text: string, key: string): string {
  const value = secretSchema.safeParse(parsed(text)).data?.[key];
  return typeof value === 'string' ? value.trim() : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of the parser would quote the secret.
    return undefined;
  }
}
