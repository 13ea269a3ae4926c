import type { SinkId } from '../../domain/ids';
import type { ChatPost } from '../../domain/ledger/chat-post';
import type { Incident } from '../../domain/ledger/incident';
import type { Topic } from '../../domain/ledger/listener';
import { isReadable, type Stored } from '../../domain/ledger/stored';

/** Who has to take a drill and its end: a topic, for its subscribers, and each sink of ours behind it. */
export type Station = { readonly topic: Topic } & (
  { readonly kind: 'topic' } | { readonly kind: 'sink'; readonly id: SinkId }
);

/** First the page, then its end. */
export type Stage = 'told' | 'ended';

/** What the ledger shows of one stage; absent: not yet written. */
export interface Sight {
  readonly incident?: Stored<Incident> | undefined;
  readonly bulletin?: Stored<ChatPost> | undefined;
}

/** What people call it: `topic pages`, `page`. */
export const stationName = (station: Station): string =>
  station.kind === 'topic' ? `topic ${station.topic}` : station.id;

/** The topics, and behind each the sinks that are deployed. */
export const stationsOf = (sinks: readonly { readonly id: SinkId; readonly topic: Topic }[]): readonly Station[] =>
  (['pages', 'chat'] as const).flatMap((topic): readonly Station[] => [
    { kind: 'topic', topic },
    ...sinks.filter((sink) => sink.topic === topic).map(({ id }): Station => ({ kind: 'sink', id, topic })),
  ]);

/** Whether a station took what it was to hear at this stage. An attempt without an answer counts as nothing. */
export function hasTaken(station: Station, stage: Stage, { incident, bulletin }: Sight): boolean {
  if (station.topic === 'chat') {
    if (!isReadable(bulletin)) return false;
    return (station.kind === 'topic' ? bulletin.publishedAt : bulletin.postedAt[station.id]) !== undefined;
  }
  if (!isReadable(incident)) return false;
  const held = incident.holdings[station.kind === 'topic' ? 'pages' : station.id]?.held;
  return held === (stage === 'told' ? 'open' : 'ended');
}
