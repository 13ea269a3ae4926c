import type { Topic } from './ledger/listener';

/** One subscription of a topic, as SNS lists it. */
export interface Subscription {
  readonly protocol: string;
  /** False while its owner has not confirmed it: nothing is delivered to it. */
  readonly confirmed: boolean;
  /** Whether it is one of our own sinks, which reach their medium only with a secret. */
  readonly sink: boolean;
}

/** What one key of the secret was found to be. `unreadable`: asked, and no answer; not the same as absent. */
export type SecretState = 'present' | 'secret-absent' | 'key-absent' | 'denied' | 'unreadable';

/** The way from a topic to a human, as far as this account shows it. */
export interface AlertPath {
  readonly topic: Topic;
  /** `unreadable`: the list could not be read. */
  readonly subscriptions: readonly Subscription[] | 'unreadable';
  /** Of the pager or chat that the configuration names for this topic; absent: it names none. */
  readonly secret?: SecretState;
}
