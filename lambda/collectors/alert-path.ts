import { createHash } from 'node:crypto';
import {
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  type SNSClient,
  type Subscription as ListedSubscription,
} from '@aws-sdk/client-sns';
import * as z from 'zod/mini';
import type { ReadAlertPath } from '../app/ports';
import type { DeployedSink } from '../contract/environment';
import { jsonValue } from '../contract/json-value';
import type { Medium } from '../contract/sinks';
import type {
  AlertPath,
  AnswerState,
  SecretState,
  Subscription,
  UnsubscribedSink,
} from '../domain/alert-path/alert-path';
import type { Topic } from '../domain/ledger/listener';
import { failureOf } from './failure';
import { type Page, readPages } from './pages';

/** Where the way to a human begins. */
export interface AlertPathPlaces {
  readonly topics: Readonly<Record<Topic, string>>;
  readonly sinks: readonly DeployedSink[];
  /** Targets that have a key of a medium of their own. */
  readonly targetsOf: (medium: Medium) => readonly string[];
  /** What the key of a medium, or that of a target, is found to be. Never rejects, and never tells the key. */
  readonly secretState: (medium: Medium, target?: string) => Promise<SecretState>;
  /** Whether a medium would say who acknowledged; absent where it is not asked. None rejects, and none tells the key. */
  readonly answerStates: Readonly<Partial<Record<Medium, () => Promise<AnswerState>>>>;
}

/** Calls a second that we allow ourselves, of the thirty that SNS takes for a list. */
export const SNS_CALLS_PER_SECOND = { any: 5 } as const;

/** What SNS shows of a topic, and the secret of the sinks of ours that it leads to. */
export function alertPathReader(sns: SNSClient, places: AlertPathPlaces): ReadAlertPath {
  return async (topic, { filters }) => {
    const { rows, failure } = await readPages((token) => subscriptionPage(sns, places.topics[topic], token));
    if (failure !== undefined) return { topic, subscriptions: 'unreadable' };
    const seen = rows.map(async (listed) => {
      const subscription = await subscriptionOf(listed, places);
      return filters ? withFilter(sns, listed, subscription) : subscription;
    });
    const unsubscribed = await unsubscribedOf(topic, rows, places);
    const subscriptions = await Promise.all(seen);
    return { topic, subscriptions, ...(unsubscribed.length > 0 && { unsubscribed }) };
  };
}

/** Sinks of ours are asked by the announcer, too, so that they are a way of their own. */
async function unsubscribedOf(
  topic: Topic,
  rows: readonly ListedSubscription[],
  { sinks, secretState }: AlertPathPlaces,
): Promise<readonly UnsubscribedSink[]> {
  const left = sinks.filter((sink) => sink.topic === topic && !rows.some((listed) => leadsTo(sink, listed)));
  return Promise.all(left.map(async ({ id, medium }) => ({ sink: id, secret: await secretState(medium) })));
}

/** Who is subscribed to a topic, ours like any other: what their keys are is not looked at. */
export async function readSubscribers(sns: SNSClient, topicArn: string): Promise<AlertPath['subscriptions']> {
  const { rows, failure } = await readPages((token) => subscriptionPage(sns, topicArn, token));
  return failure === undefined ? rows.map(seenOf) : 'unreadable';
}

async function subscriptionOf(
  listed: ListedSubscription,
  { sinks, secretState, targetsOf, answerStates }: AlertPathPlaces,
): Promise<Subscription> {
  const seen = seenOf(listed);
  const ours = sinks.find((sink) => leadsTo(sink, listed));
  if (ours === undefined) return seen;
  const secret = await secretState(ours.medium);
  const states: [string, SecretState][] = [];
  for (const target of targetsOf(ours.medium)) states.push([target, await secretState(ours.medium, target)]);
  const answers = await answerStates[ours.medium]?.();
  return {
    ...seen,
    ...{ sink: ours.id, secret },
    ...(answers !== undefined && { answers }),
    ...(states.length > 0 && { targets: Object.fromEntries(states) }),
  };
}

const leadsTo = (
  { functionArn }: DeployedSink,
  { Protocol: protocol, Endpoint: endpoint }: ListedSubscription,
): boolean => protocol === 'lambda' && endpoint === functionArn;

/** In place of an ARN stand `PendingConfirmation` and `Deleted`. */
const seenOf = ({
  Protocol: protocol = 'unknown',
  SubscriptionArn: arn = '',
  Endpoint: endpoint = '',
}: ListedSubscription): Subscription => ({
  protocol,
  confirmed: isArn(arn),
  ...(arn !== 'Deleted' && { id: digestOf(protocol, endpoint) }),
});

/** Of one that is confirmed, as SNS knows the others by no name; a call each. Our own sinks are told without their subscription. */
async function withFilter(
  sns: SNSClient,
  { SubscriptionArn: arn = '' }: ListedSubscription,
  subscription: Subscription,
): Promise<Subscription> {
  if (!isArn(arn) || subscription.sink !== undefined) return subscription;
  return { ...subscription, filter: await filterOf(sns, arn) };
}

async function filterOf(sns: SNSClient, arn: string): Promise<NonNullable<Subscription['filter']>> {
  try {
    const { Attributes: attributes } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: arn }));
    return attributes === undefined ? 'unreadable' : filterIn(attributes);
  } catch (error) {
    failureOf(error);
    return 'unreadable';
  }
}

/** Over the body of a message nothing is judged here. */
function filterIn({ FilterPolicy: text = '{}', FilterPolicyScope: scope }: Readonly<Record<string, string>>) {
  const policy = policySchema.safeParse(jsonValue(text)).data;
  if (policy === undefined) return 'unreadable';
  if (Object.keys(policy).length === 0) return 'none';
  return scope === 'MessageBody' ? 'unreadable' : policy;
}

const policySchema = z.record(z.string(), z.unknown());

const isArn = (text: string): boolean => text.startsWith('arn:');

/** An address may be a key, or a person's: it is not kept. */
const digestOf = (protocol: string, endpoint: string): string =>
  createHash('sha256').update(`${protocol} ${endpoint}`).digest('hex').slice(0, 16);

async function subscriptionPage(
  sns: SNSClient,
  topic: string,
  token: string | undefined,
): Promise<Page<ListedSubscription>> {
  const answer = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic, NextToken: token }));
  return { rows: answer.Subscriptions, next: answer.NextToken };
}
