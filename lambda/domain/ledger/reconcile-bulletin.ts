import { DAY_MS, millisecondsBetween } from '../instant';
import { nextTry } from './back-off';
import type { Bulletin } from './bulletin';
import type { Agreement, ReconcileContext } from './reconciliation';

/** What the topic and each chat lack of one bulletin. After a day nobody is told any more: a chat hears news, not history. */
export function reconcileBulletin(bulletin: Bulletin, { now, sinks }: ReconcileContext): Agreement {
  const { key, createdAt, marked, publishedAt, postedAt, poked } = bulletin;
  const due = [{ what: key, since: createdAt }];
  if (!marked) return { publications: [], pokes: [], done: false, due };

  const lacking = sinks.filter(({ id, topic }) => topic === 'chat' && postedAt[id] === undefined).map(({ id }) => id);
  const isPublished = publishedAt !== undefined;
  if ((isPublished && lacking.length === 0) || millisecondsBetween(createdAt, now) >= DAY_MS)
    return { publications: [], pokes: [], done: true, due: [] };
  return {
    publications: isPublished ? [] : [{ topic: 'chat', key, reason: 'missing' }],
    pokes: lacking.flatMap((sink) => {
      const times = nextTry(poked[sink] ?? { times: 1, at: createdAt }, now);
      return times === undefined ? [] : [{ sink, key, reason: 'missing', times }];
    }),
    done: false,
    due,
  };
}
