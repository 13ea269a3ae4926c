import type { SinkId } from '../ids';
import type { Instant } from '../instant';
import type { Entry } from './announced';
import type { Bulletin, BulletinKey } from './bulletin';
import type { Incident, IncidentKey } from './incident';
import type { Poked, Topic } from './listener';
import type { SubjectId } from '../subject';

/** An item that cannot be read is left as it is: as a case it keeps what is open and rings nothing. An absent one lets go. */
export type Stored<Item> = Item | 'unreadable';
/** What is live, and the cases of all members and all that are pending. */
export interface LedgerView {
  readonly incidents: Readonly<Record<IncidentKey, Stored<Incident>>>;
  readonly bulletins: Readonly<Record<BulletinKey, Stored<Bulletin>>>;
  readonly cases: Readonly<Record<SubjectId, Stored<Entry>>>;
}
/** What there is to tell. */
export interface ReconcileContext {
  readonly now: Instant;
  readonly sinks: readonly { readonly id: SinkId; readonly topic: Topic }[];
}
/** To invoke a sink, which makes its medium agree. `missing`: first 2 minutes after it was written, as the publication was the first try. */
export interface Poke extends Omit<Poked, 'at'> {
  readonly sink: SinkId;
  readonly key: IncidentKey | BulletinKey;
}
/** `trying` noted before. `surplus` tells of members whose `rang` is 0, and is noted without a word where none is. */
export interface Publication {
  readonly topic: Topic;
  readonly key: IncidentKey | BulletinKey;
  readonly reason: 'missing' | 'surplus';
}
/** Without `since`: an item that cannot be read, overdue at once. */
export interface Due {
  readonly what: SubjectId | IncidentKey | BulletinKey;
  readonly since?: Instant;
}
/** `done`: to leave the live set, on condition that nobody touched it meanwhile. `oldestDue`, for the watchdog: be a poke due or not; absent: nothing is. */
export interface Reconciliation {
  readonly publications: readonly Publication[];
  readonly pokes: readonly Poke[];
  readonly done: readonly (IncidentKey | BulletinKey)[];
  readonly oldestDue?: Due;
}
