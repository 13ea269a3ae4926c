import type { AlertPath, SecretState, Subscription } from '../../lambda/domain/alert-path/alert-path';
import { sinkId } from '../../lambda/domain/ids';

/** A confirmed subscription without a filter. */
export const aSubscription = (protocol: string, overrides: Partial<Subscription> = {}): Subscription => ({
  protocol,
  confirmed: true,
  id: `${protocol}-1`,
  filter: 'none',
  ...overrides,
});

/** One of our own sinks, `page` unless the test says otherwise. */
export const aSinkSubscription = (
  secret: SecretState = 'present',
  overrides: Partial<Subscription> = {},
): Subscription => ({
  ...{ protocol: 'lambda', confirmed: true, id: 'lambda-1', sink: sinkId('page'), secret },
  ...overrides,
});

/** The way of the pages to people. */
export const pagesPath = (subscriptions: AlertPath['subscriptions'], rest: Partial<AlertPath> = {}): AlertPath => ({
  topic: 'pages',
  subscriptions,
  ...rest,
});

/** The way of the chat to people. */
export const chatPath = (subscriptions: AlertPath['subscriptions'], rest: Partial<AlertPath> = {}): AlertPath => ({
  topic: 'chat',
  subscriptions,
  ...rest,
});
