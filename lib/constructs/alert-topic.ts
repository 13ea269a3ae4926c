import { createHash } from 'node:crypto';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BackoffFunction,
  CfnTopic,
  type DeliveryPolicy,
  type ITopic,
  Subscription,
  SubscriptionFilter,
  SubscriptionProtocol,
  Topic,
} from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { TARGET_ATTRIBUTE } from '../../lambda/contract/routing';
import type { Endpoint } from '../config';

/** What an {@link AlertTopic} is made of. */
export interface AlertTopicProps {
  /** ARN of a topic to be used instead of one of our own. Its policy and its other subscribers are left alone. */
  readonly existing: string | undefined;
  /** Who subscribes without any code of ours. */
  readonly endpoints: readonly Endpoint[];
  /**
   * Key of a topic of our own.
   * @default - encrypted with a key that AWS owns
   */
  readonly encryptionKey?: IKey;
}

const PROTOCOLS = {
  https: SubscriptionProtocol.HTTPS,
  http: SubscriptionProtocol.HTTP,
  sms: SubscriptionProtocol.SMS,
  email: SubscriptionProtocol.EMAIL,
} as const;

/** SNS gives up after three tries in a minute by default. This goes on for the whole hour that it allows. */
const PERSISTENT: DeliveryPolicy = {
  healthyRetryPolicy: {
    minDelayTarget: Duration.seconds(20),
    maxDelayTarget: Duration.minutes(5),
    numRetries: 12,
    backoffFunction: BackoffFunction.EXPONENTIAL,
  },
};

/**
 * A topic that reaches people, with the subscribers that the configuration names. Kept on update and delete.
 *
 * Its id is the logical id of a topic of our own: under another one it would be another topic, without its subscribers.
 */
export class AlertTopic extends Construct {
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, { existing, endpoints, encryptionKey }: AlertTopicProps) {
    super(scope, id);
    this.topic =
      existing === undefined ? this.ownTopic(id, encryptionKey) : Topic.fromTopicArn(this, 'Topic', existing);
    for (const endpoint of endpoints) this.subscribe(endpoint);
  }

  private ownTopic(logicalId: string, encryptionKey: IKey | undefined): Topic {
    const topic = new Topic(this, 'Topic', {
      enforceSSL: true,
      // SHA-256, for whoever verifies what arrives.
      signatureVersion: '2',
      ...(encryptionKey && { masterKey: encryptionKey }),
    });
    topic.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    if (topic.node.defaultChild instanceof CfnTopic) topic.node.defaultChild.overrideLogicalId(logicalId);
    return topic;
  }

  private subscribe({ protocol, address, hears }: Endpoint): void {
    // Named after the address: moving a line of the configuration must not unsubscribe anybody.
    const name = createHash('sha256').update(address).digest('hex').slice(0, 8);
    new Subscription(this, `${protocol}-${name}`, {
      topic: this.topic,
      protocol: PROTOCOLS[protocol],
      endpoint: address,
      ...(hears && { filterPolicy: { [TARGET_ATTRIBUTE]: filterOf(hears) } }),
      ...(address.startsWith('http') && { deliveryPolicy: PERSISTENT }),
    });
  }
}

const filterOf = (hears: NonNullable<Endpoint['hears']>): SubscriptionFilter =>
  SubscriptionFilter.stringFilter('only' in hears ? { allowlist: [...hears.only] } : { denylist: [...hears.allBut] });
