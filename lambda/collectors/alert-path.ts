import {
  ListSubscriptionsByTopicCommand,
  type SNSClient,
  type Subscription as ListedSubscription,
} from '@aws-sdk/client-sns';
import type { ReadAlertPath } from '../app/ports';
import type { DeployedSink } from '../contract/environment';
import type { Medium } from '../contract/sinks';
import type { SecretState, Subscription } from '../domain/alert-path';
import type { Topic } from '../domain/ledger/listener';
import { type Page, readPages } from './pages';

/** Where the way to a human begins. */
export interface AlertPathPlaces {
  readonly topics: Readonly<Record<Topic, string>>;
  readonly sinks: readonly DeployedSink[];
  /** What the key of a medium is found to be. Never rejects, and never tells the key. */
  readonly secretState: (medium: Medium) => Promise<SecretState>;
}

/** What SNS shows of a topic, and the secret of the sinks of ours that it leads to. */
export function alertPathReader(sns: SNSClient, { topics, sinks, secretState }: AlertPathPlaces): ReadAlertPath {
  const subscriptionOf = async (listed: ListedSubscription): Promise<Subscription> => {
    const { Protocol: protocol = 'unknown', SubscriptionArn: arn = '', Endpoint: endpoint } = listed;
    const ours = protocol === 'lambda' ? sinks.find(({ functionArn }) => functionArn === endpoint) : undefined;
    // In place of an ARN stand `PendingConfirmation` and `Deleted`.
    const seen = { protocol, confirmed: arn.startsWith('arn:') };
    return ours === undefined ? seen : { ...seen, secret: await secretState(ours.medium) };
  };

  return async (topic) => {
    const { rows, failure } = await readPages((token) => subscriptionPage(sns, topics[topic], token));
    const subscriptions = failure === undefined ? await Promise.all(rows.map(subscriptionOf)) : 'unreadable';
    return { topic, subscriptions };
  };
}

async function subscriptionPage(
  sns: SNSClient,
  topic: string,
  token: string | undefined,
): Promise<Page<ListedSubscription>> {
  const answer = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic, NextToken: token }));
  return { rows: answer.Subscriptions, next: answer.NextToken };
}
