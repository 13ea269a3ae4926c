import { type MessageReading, parseMessage } from '../lambda/contract/messages';
import { headline } from '../lambda/domain/rendering/headline';
import { RULE_BY_ID } from '../lambda/domain/rules';
import { dedupKey as dedupKeyOf } from '../lambda/notifiers/pagerduty/dedup-key';
import type { Installation } from '../test/end-to-end/installation';
import type { PagerDutyNotification } from '../test/fakes/pagerduty';
import type { SlackPost } from '../test/fakes/slack';

/** What reached the receivers between two looks. */
export interface Arrived {
  /** What rang at PagerDuty. */
  readonly pages: readonly PagerDutyNotification[];
  /** Incidents that PagerDuty closed. */
  readonly closed: readonly Closed[];
  /** At Slack. */
  readonly posts: readonly SlackPost[];
}

/** An incident that was open at PagerDuty, and is not any more. */
export interface Closed {
  /** What had rung. */
  readonly notification: PagerDutyNotification;
  /** In the words of the message to the other subscribers of the same topic: PagerDuty is told the key alone. */
  readonly because: string;
}

type Receivers = Pick<Installation, 'pagerDuty' | 'slack' | 'pages'>;

/** A look: all that arrived since the one before. */
export function inboxOf({ pagerDuty, slack, pages }: Receivers): () => Arrived {
  const newPages = since(pagerDuty.notifications);
  const newEvents = since(pagerDuty.events);
  const newPosts = since(slack.posts);

  return () => ({
    pages: newPages(),
    posts: newPosts(),
    closed: newEvents().flatMap((event) => {
      const notification = pagerDuty.notifications.find(({ dedupKey }) => dedupKey === event.dedup_key);
      if (event.event_action !== 'resolve' || notification === undefined) return [];
      return [{ notification, because: reasonOf(event.dedup_key, pages.notifications) }];
    }),
  });
}

function since<Item>(items: readonly Item[]): () => readonly Item[] {
  let seen = 0;
  return () => {
    const found = items.slice(seen);
    seen = items.length;
    return found;
  };
}

function reasonOf(dedupKey: string, notifications: Installation['pages']['notifications']): string {
  return (
    notifications
      .map(({ Message }) => parseMessage(Message))
      .flatMap((reading) => clearOf(reading, dedupKey))
      .at(-1) ?? 'why, no subscriber of the topic was told'
  );
}

function clearOf(reading: MessageReading, dedupKey: string): readonly string[] {
  if (reading.kind !== 'ours' || reading.message.kind !== 'clear' || dedupKeyOf(reading.message.key) !== dedupKey)
    return [];
  return [headline(reading.message, RULE_BY_ID)];
}
