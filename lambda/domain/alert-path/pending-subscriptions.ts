import type { AlertPath, LapsedSubscription, Subscription } from './alert-path';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import type { Topic } from '../ledger/listener';
import { byText } from '../order';

/** A subscription that awaits its confirmation, as remembered from reading to reading. */
export interface PendingSubscription extends LapsedSubscription {
  readonly topic: Topic;
  /** As {@link Subscription} has it. */
  readonly id: string;
  /** The first reading that did not see it any more, confirmed or not: SNS forgets after 48 hours what nobody confirms. */
  readonly lapsedAt?: Instant;
}

/** Longer than any rule speaks of one that lapsed. */
const REMEMBERED_MS = 8 * DAY_MS;

/** What is remembered after a reading. Of a topic that was not read, what was remembered before. */
export function pendingAfter(
  before: readonly PendingSubscription[],
  paths: readonly AlertPath[],
  now: Instant,
): readonly PendingSubscription[] {
  const read = paths.filter(({ subscriptions }) => subscriptions !== 'unreadable').map(({ topic }) => topic);
  const kept = before.filter(({ topic }) => !read.includes(topic));
  const after = paths.flatMap((path) => ofPath(before, path, now));
  return [...kept, ...after].sort(byText(({ topic, id }) => `${topic} ${id}`));
}

function ofPath(
  before: readonly PendingSubscription[],
  { topic, subscriptions }: AlertPath,
  now: Instant,
): readonly PendingSubscription[] {
  if (subscriptions === 'unreadable') return [];
  const known = before.filter((one) => one.topic === topic);
  const pending = subscriptions.flatMap((one): readonly PendingSubscription[] => {
    if (one.confirmed || one.id === undefined) return [];
    const waiting = known.find(({ id, lapsedAt }) => id === one.id && lapsedAt === undefined);
    return [{ topic, id: one.id, protocol: one.protocol, since: waiting?.since ?? now }];
  });
  const present = new Set(subscriptions.map(({ id }) => id));
  const lapsed = known
    .filter(({ id, since }) => !present.has(id) && millisecondsBetween(since, now) < REMEMBERED_MS)
    .map((one) => ({ ...one, lapsedAt: one.lapsedAt ?? now }));
  return [...pending, ...lapsed];
}

/** The path with what is remembered of it. */
export function withPending(path: AlertPath, remembered: readonly PendingSubscription[]): AlertPath {
  const own = remembered.filter(({ topic }) => topic === path.topic);
  const { subscriptions } = path;
  if (subscriptions === 'unreadable' || own.length === 0) return path;
  return {
    ...path,
    subscriptions: subscriptions.map((one) => sinceWhen(one, own)),
    lapsed: own
      .filter(({ lapsedAt }) => lapsedAt !== undefined)
      .map(({ protocol, since }): LapsedSubscription => ({ protocol, since })),
  };
}

function sinceWhen(one: Subscription, own: readonly PendingSubscription[]): Subscription {
  const pending = one.confirmed ? undefined : own.find(({ id }) => id === one.id);
  return pending === undefined ? one : { ...one, pendingSince: pending.since };
}
