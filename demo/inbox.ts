import { type MessageReading, parseMessage } from '../lambda/contract/messages';
import { headline } from '../lambda/domain/rendering/headline';
import { ruleTexts } from '../lambda/domain/rendering/rule-texts';
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
  /** PagerDuty is told the key alone; these are the words of the message to the other subscribers of the same topic. */
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
      const because = reasonOf(event.dedup_key, pages.notifications) ?? successorOf(notification, pagerDuty);
      return [{ notification, because: because ?? 'nobody was told why' }];
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

function reasonOf(dedupKey: string, notifications: Installation['pages']['notifications']): string | undefined {
  return notifications
    .map(({ Message }) => parseMessage(Message))
    .flatMap((reading) => clearOf(reading, dedupKey))
    .at(-1);
}

/** While the case rings on, under a newer incident, nobody is told of an end. */
function successorOf(
  { dedupKey, summary }: PagerDutyNotification,
  { notifications, open }: Receivers['pagerDuty'],
): string | undefined {
  const caseOf = (key: string): string => key.slice(0, key.lastIndexOf(':'));
  const newer = notifications.find(
    (other) =>
      other.dedupKey !== dedupKey && caseOf(other.dedupKey) === caseOf(dedupKey) && open().includes(other.dedupKey),
  );
  return newer && `${summary}: a newer incident has taken its place`;
}

function clearOf(reading: MessageReading, dedupKey: string): readonly string[] {
  if (reading.kind !== 'ours' || reading.message.kind !== 'clear' || dedupKeyOf(reading.message.key) !== dedupKey)
    return [];
  return [headline(reading.message, ruleTexts())];
}
