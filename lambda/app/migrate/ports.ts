import type { Handshake } from '../../domain/migration/handshakes';
import type { JournalEntry } from '../../domain/migration/journal';
import type { Write } from '../../domain/migration/next-action';
import type { Target, TargetPlace } from '../../domain/migration/plan';
import type { StateReading, TargetReading } from '../../domain/migration/target-reading';
import type { NonEmpty, Region, VpcId } from '../../domain/ids';
import type { Clock } from '../ports';

/** `again`: not done or perhaps done, and worth another try. `refused`: AWS will not do it. */
export type WriteAnswer = 'done' | 'again' | 'refused' | 'gone';

/** The listeners of an account. Neither rejects. A write changes the certificates of one listener and names nothing else. */
export interface Listeners {
  readonly read: (place: TargetPlace) => Promise<StateReading>;
  readonly write: (place: TargetPlace, write: Write) => Promise<WriteAnswer>;
}

/** Reads listeners with what is around them; the answer has one for each place, by key. */
export type ReadPlaces = (places: NonEmpty<TargetPlace>) => Promise<ReadonlyMap<string, TargetReading>>;

/** What clients see. Never rejects. `default`: without a name only. Empty: the load balancer has no address now. */
export type Shake = (target: Target, what: 'default' | 'all') => Promise<readonly Handshake[]>;

/** The same, as far as it takes no more than a way to the load balancer. */
export type Look = (target: Pick<Target, 'host' | 'port' | 'names'>, what: 'default' | 'all') => ReturnType<Shake>;

/** The probes of a region, by network. `undefined`: they could not be read. */
export type FindProbes = (region: Region) => Promise<ReadonlyMap<VpcId, string> | undefined>;

/** What was done. What cannot be written rejects: nothing is done that is not written down. */
export interface Journal {
  readonly append: (entry: JournalEntry) => Promise<void>;
}

/** A clock that can wait. */
export interface Pace extends Clock {
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** The outside of an operation. */
export interface OperationPorts {
  readonly listeners: Listeners;
  readonly shake: Shake;
  readonly journal: Journal;
  readonly pace: Pace;
}
