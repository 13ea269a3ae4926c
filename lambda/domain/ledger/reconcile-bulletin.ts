import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import { nextTry } from './back-off';
import type { ChatPost } from './chat-post';
import type { Agreement, ReconcileContext } from './reconciliation';
import { begunBy } from './tries';

/** After a day a bulletin is told to nobody any more: a chat hears news, not history. */
export const isHistory = ({ createdAt }: ChatPost, now: Instant): boolean =>
  millisecondsBetween(createdAt, now) >= DAY_MS;

/** What the topic and each chat lack of one bulletin. */
export function reconcileBulletin(bulletin: ChatPost, { now, sinks }: ReconcileContext): Agreement {
  const { key, createdAt, marked, publishedAt, postedAt, poked } = bulletin;
  const due = [{ what: key, since: createdAt }];
  if (!marked) return { publications: [], pokes: [], done: false, due };

  const lacking = sinks.filter(({ id, topic }) => topic === 'chat' && postedAt[id] === undefined).map(({ id }) => id);
  const isPublished = publishedAt !== undefined;
  if ((isPublished && lacking.length === 0) || isHistory(bulletin, now))
    return { publications: [], pokes: [], done: true, due: [] };
  return {
    publications: isPublished ? [] : [{ topic: 'chat', bulletin }],
    pokes: lacking.flatMap((sink) => {
      const tries = poked[sink];
      const times = nextTry(tries ?? { times: 1, at: createdAt }, now);
      return times === undefined ? [] : [{ sink, key, reason: 'missing', times, ...begunBy(tries) }];
    }),
    done: false,
    due,
  };
}
