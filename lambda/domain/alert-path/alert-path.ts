import type { Deliveries } from './delivery';
import type { FilterPolicy } from './filter-policy';
import type { SinkId } from '../ids';
import type { Instant } from '../instant';
import type { Topic } from '../ledger/listener';

/** One subscription of a topic, as SNS lists it. Its address is not told: it may be a key. */
export interface Subscription {
  readonly protocol: string;
  /** False while its owner has not confirmed it: nothing is delivered to it. */
  readonly confirmed: boolean;
  /** Tells it from the others of its topic; absent where it was deleted and its row lingers. */
  readonly id?: string;
  /** Of our own sinks only: which. */
  readonly sink?: SinkId;
  /** Of our own sinks only, which reach their medium with a key of the secret: what was found there. */
  readonly secret?: SecretState;
  /** Of a pager of ours that is asked who acknowledged: whether it answers. Absent: it is not asked. */
  readonly answers?: AnswerState;
  /** Of our own sinks only: the same of each target that has a key of its own there. Absent: there is none. */
  readonly targets?: Readonly<Record<string, SecretState>>;
  /** Of one that awaits its confirmation: the first reading that saw it so. SNS itself tells no time. */
  readonly pendingSince?: Instant;
  /** `unreadable`: not answered, or beyond us. Absent: not asked. */
  readonly filter?: FilterPolicy | 'none' | 'unreadable';
}

/** A sink of ours to which the topic does not lead, and what was found of its key. */
export type UnsubscribedSink = Required<Pick<Subscription, 'sink' | 'secret'>>;

/** What one key of the secret was found to be. `malformed`: the secret is no JSON object. `unreadable`: asked, and no answer; not the same as absent. */
export type SecretState = 'present' | 'secret-absent' | 'key-absent' | 'malformed' | 'denied' | 'unreadable';

/** Whether a pager would say who acknowledged, by what was found of the key with which it is asked. `refused`: by the pager. `unreadable`: no answer, of either. */
export type AnswerState = SecretState | 'refused';

/** A subscription that nobody confirmed in time. */
export interface LapsedSubscription {
  readonly protocol: string;
  /** The first reading that saw it await its confirmation. */
  readonly since: Instant;
}

/** The way from a topic to a human, as far as this account shows it. */
export interface AlertPath {
  readonly topic: Topic;
  /** `unreadable`: the list could not be read. */
  readonly subscriptions: readonly Subscription[] | 'unreadable';
  /** Our own sinks that no subscription leads to; the announcer asks them all the same. Absent: there is none. */
  readonly unsubscribed?: readonly UnsubscribedSink[];
  /** Those that nobody confirmed in time, so that SNS forgot them. Absent: not known of any. */
  readonly lapsed?: readonly LapsedSubscription[];
  /** What our own sinks of the topic took of late; absent: not asked. */
  readonly deliveries?: Deliveries | 'unreadable';
}

/** Machines, of which nobody here knows whom they wake. */
const MACHINES: ReadonlySet<string> = new Set(['https', 'http', 'lambda', 'sqs']);
/** Phones: each is one person. */
const PHONES: ReadonlySet<string> = new Set(['sms', 'application']);
/** Nobody reads it at night. */
const MAIL: ReadonlySet<string> = new Set(['email', 'email-json']);

/** Whom a subscription reaches. `nobody`: not confirmed, without its key, or of a protocol that no human hears, such as firehose. `unknown`: the secret alone decides, and did not answer. */
export type Reach = 'machine' | 'phone' | 'mail' | 'nobody' | 'unknown';

/** Whom a subscription reaches; of our own sinks only with their key. */
export function reachOf({ protocol, confirmed, secret }: Subscription): Reach {
  if (!confirmed) return 'nobody';
  if (secret === 'unreadable') return 'unknown';
  if (secret !== undefined) return secret === 'present' ? 'machine' : 'nobody';
  if (MACHINES.has(protocol)) return 'machine';
  if (PHONES.has(protocol)) return 'phone';
  return MAIL.has(protocol) ? 'mail' : 'nobody';
}

/** Whether it can wake somebody, as far as is known. */
export const wakes = (subscription: Subscription): boolean => ['machine', 'phone'].includes(reachOf(subscription));

/** For people: `lambda (ours, its key: key-absent)`. */
export function inWords(subscription: Subscription): string {
  const { protocol, confirmed, secret } = subscription;
  if (!confirmed) return `${protocol} (not confirmed)`;
  if (secret !== undefined) return `${protocol} (ours, its key: ${secret})`;
  return wakes(subscription) ? protocol : `${protocol} (wakes nobody)`;
}
