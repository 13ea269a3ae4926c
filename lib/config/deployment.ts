import { type AmazonQChannel, amazonQChannelsOf } from './amazon-q';
import type { AccountConfiguration } from './configuration';
import { type Endpoint, endpointsOf, wakes } from './subscribers';
import { type Forwarder, forwardersOf } from './forwarders';
import { probesOf, type RegionProbes } from './probes';
import { routedEndpoints } from './routed-endpoints';

/** The topics that reach people. */
export const TOPICS = ['pages', 'chat', 'watchdog'] as const;
/** One of them. */
export type TopicName = (typeof TOPICS)[number];

/** What only the stack needs to know. */
export interface Deployment {
  /** Each endpoint once. Our own functions are not among them. */
  readonly endpoints: Readonly<Record<TopicName, readonly Endpoint[]>>;
  /** Who posts what `chat` says, without any code of ours. */
  readonly amazonQ: readonly AmazonQChannel[];
  /** ARNs of existing topics, to be used instead of topics of our own. */
  readonly existingTopics: Readonly<Partial<Record<TopicName, string>>>;
  /** ARN of a KMS key. */
  readonly encryptionKey?: string;
  /** The regions from which events are forwarded to the home region, each with a stack of its own. */
  readonly forwarders: readonly Forwarder[];
  /** Who looks at internal load balancers, in the home region and in others. */
  readonly probes: readonly RegionProbes[];
  /** What works, and may still surprise at 3 a.m. */
  readonly warnings: readonly string[];
}

/** The part of a configuration that is for the stack. Says nothing of whether it may be deployed. */
export const deploymentOf = (configuration: AccountConfiguration, homeRegion: string): Deployment => ({
  endpoints: {
    pages: routedEndpoints(configuration, 'pages'),
    chat: routedEndpoints(configuration, 'chat'),
    watchdog: endpointsOf(configuration.watchdog),
  },
  amazonQ: amazonQChannelsOf(configuration.chat?.amazonQ),
  existingTopics: configuration.topics ?? {},
  ...(configuration.encryptionKey !== undefined && { encryptionKey: configuration.encryptionKey }),
  forwarders: forwardersOf(configuration, homeRegion),
  probes: probesOf(configuration, homeRegion),
  warnings: warningsOf(configuration),
});

const warningsOf = ({ watchdog = {} }: AccountConfiguration): readonly string[] =>
  wakes(watchdog)
    ? []
    : ['watchdog has e-mail only: if notafter stops at night, nobody is woken. Add watchdog.https or watchdog.sms.'];
