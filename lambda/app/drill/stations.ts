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

/** Whether a station took what it was to hear at this stage. Nothing counts that has no answer, or that the default way took instead of the target's. */
export const hasTaken = (station: Station, stage: Stage, { incident, bulletin }: Sight): boolean =>
  station.topic === 'chat' ? hasPosted(station, bulletin) : holds(station, stage, incident);

function hasPosted(station: Station, bulletin: Sight['bulletin']): boolean {
  if (!isReadable(bulletin)) return false;
  if (station.kind === 'topic') return bulletin.publishedAt !== undefined;
  return bulletin.postedAt[station.id] !== undefined && bulletin.instead?.includes(station.id) !== true;
}

function holds(station: Station, stage: Stage, incident: Sight['incident']): boolean {
  if (!isReadable(incident)) return false;
  const holding = incident.holdings[station.kind === 'topic' ? 'pages' : station.id];
  return holding?.held === (stage === 'told' ? 'open' : 'ended') && holding.instead !== true;
}
