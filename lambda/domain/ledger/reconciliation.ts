import type { SinkId } from '../ids';
import type { Instant } from '../instant';
import type { BulletinKey } from './bulletin';
import type { ChatPost } from './chat-post';
import type { Incident, IncidentKey } from './incident';
import type { Poked, Topic } from './listener';
import type { Rationing } from './ring-limits';

/** What there is to tell. */
export interface ReconcileContext {
  readonly now: Instant;
  readonly sinks: readonly DeployedSink[];
  /** What is held back by it is not due yet. Absent: nothing is held back. */
  readonly rationing?: Rationing;
}
/** A sink of ours that is deployed. `escalates`: its medium calls somebody else by itself when nobody answers. `answers`: it can be asked who acknowledged. `targets`: those with a way of their own. */
export interface DeployedSink {
  readonly id: SinkId;
  readonly topic: Topic;
  readonly escalates?: boolean;
  readonly answers?: boolean;
  readonly targets?: readonly string[];
}
/** Those that wake somebody. */
export const pagersOf = (sinks: readonly DeployedSink[]): readonly SinkId[] =>
  sinks.filter(({ topic }) => topic === 'pages').map(({ id }) => id);
/** To invoke a sink, which makes its medium agree. `missing`: first 2 minutes after it was written, as the publication was the first try. Without `since` it is the first poke. */
export interface Poke extends Omit<Poked, 'at'> {
  readonly sink: SinkId;
  readonly key: IncidentKey | BulletinKey;
}
/** Why a listener that holds an incident is told of it once more, and since when it is time. */
export interface Again {
  readonly reason: 'repeat' | 'escalate';
  readonly since: Instant;
}
/** To the subscribers of a topic; `trying` noted before. `grow`: others joined what they hold. `surplus` tells of members whose `rang` is 0, and is noted without a word where none is. */
export type Publication =
  | {
      readonly topic: 'pages';
      readonly incident: Incident;
      readonly reason: 'missing' | 'surplus' | 'grow' | Again['reason'];
    }
  | { readonly topic: 'chat'; readonly bulletin: ChatPost };
/** `what`: a subject, or the key of an incident or bulletin. Without `since`: an item that cannot be read, overdue at once. */
export interface Due {
  readonly what: string;
  readonly since?: Instant;
}
/** `done`: to leave the live set, on condition that nobody touched it meanwhile. `oldestDue`, for the watchdog: be a poke due or not; absent: nothing is. */
export interface Reconciliation {
  readonly publications: readonly Publication[];
  readonly pokes: readonly Poke[];
  readonly done: readonly (IncidentKey | BulletinKey)[];
  readonly oldestDue?: Due;
}
/** What one incident or bulletin adds to it. */
export interface Agreement {
  readonly publications: readonly Publication[];
  readonly pokes: readonly Poke[];
  readonly done: boolean;
  readonly due: readonly Due[];
}
