import type { Topic } from './ledger/listener';

/** One subscription of a topic, as SNS lists it. */
export interface Subscription {
  readonly protocol: string;
  /** False while its owner has not confirmed it: nothing is delivered to it. */
  readonly confirmed: boolean;
  /** Of our own sinks only, which reach their medium with a key of the secret: what was found there. */
  readonly secret?: SecretState;
}

/** What one key of the secret was found to be. `malformed`: the secret is no JSON object. `unreadable`: asked, and no answer; not the same as absent. */
export type SecretState = 'present' | 'secret-absent' | 'key-absent' | 'malformed' | 'denied' | 'unreadable';

/** The way from a topic to a human, as far as this account shows it. */
export interface AlertPath {
  readonly topic: Topic;
  /** `unreadable`: the list could not be read. */
  readonly subscriptions: readonly Subscription[] | 'unreadable';
}
