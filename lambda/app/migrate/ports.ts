import type { Handshake } from '../../domain/migration/handshakes';
import type { JournalEntry } from '../../domain/migration/journal';
import type { Write } from '../../domain/migration/next-action';
import type { Target, TargetPlace } from '../../domain/migration/plan';
import type { StateReading, TargetReading } from '../../domain/migration/target-reading';
import type { NonEmpty, Region, VpcId } from '../../domain/ids';
import type { Clock } from '../ports';

/**
 * `again`: not done or perhaps done, and worth another try. `changed`: not done, because the target is not any more what the version says; an earlier
 * attempt of the same call may be what changed it. `refused`: AWS will not do it.
 */
export type WriteAnswer = 'done' | 'again' | 'changed' | 'refused' | 'gone';

/** A change, and the version of the target that it was decided on, where targets of that kind have one. */
export interface VersionedWrite extends Write {
  readonly version?: string;
}

/** What can be moved in an account. Neither rejects. A write changes certificates of one target and nothing else of it. */
export interface Targets {
  readonly read: (place: TargetPlace) => Promise<StateReading>;
  readonly write: (place: TargetPlace, write: VersionedWrite) => Promise<WriteAnswer>;
}

/** Reads targets with what is around them; the answer has one for each place, by key. */
export type ReadPlaces = (places: NonEmpty<TargetPlace>) => Promise<ReadonlyMap<string, TargetReading>>;

/** Where clients see something: a name in DNS, and what to ask each of its addresses for. */
export type Served = Pick<Target, 'host' | 'port' | 'names' | 'unnamed'>;

/** What clients see there, looked at from here. Never rejects. */
export type LookAt = (served: Served, what: 'default' | 'all') => Promise<readonly Handshake[]>;

/** What clients see. Never rejects. `default`: without a name only. Empty: there is no address now, or nothing to ask for. */
export type Shake = (target: Target, what: 'default' | 'all') => Promise<readonly Handshake[]>;

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
  readonly targets: Targets;
  readonly shake: Shake;
  readonly journal: Journal;
  readonly pace: Pace;
}
