import type { AlertFailure, Lack } from '../finding';
import type { NonEmpty, RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Rung } from './rung';
import type { Acknowledgement, Silence } from './silence';
import type { ResolvedReason, Transition } from './transition';
import type { Unrest } from './unrest';
import type { Alert } from '../severity';
import type { About, SubjectId } from '../subject';

/** `stale`: its rule lacks data now, or its row was not read; it stands as it was. */
export interface CaseFinding extends AlertFailure {
  readonly rule: RuleId;
  readonly stale?: { readonly since: Instant; readonly lacks: Lack | 'reading' };
}
/** What stands against a subject: severity of the worst finding, rung of the earliest deadline. */
export interface Standing {
  readonly severity: Alert;
  readonly rung: Rung;
  readonly findings: NonEmpty<CaseFinding>;
}
/** The first complete reading without a subject; one 30 minutes later closes the case. A reading with it deletes this, a failed one leaves it. */
interface MaybeAbsent {
  readonly absentSince?: Instant;
}
/** What holds of a subject that somebody is to know of. `silenced`: what else stands, and is kept from people; absent: nothing. */
export interface OpenState extends Standing, MaybeAbsent {
  readonly kind: 'open';
  readonly silenced?: readonly CaseFinding[];
}
/** All that stands is kept from people. */
export interface SilencedState extends Standing, MaybeAbsent {
  readonly kind: 'silenced';
}
/** What stood last is kept: an end is told with it. */
export interface ResolvedState extends Standing {
  readonly kind: 'resolved';
  readonly reason: ResolvedReason;
}
/** Written by `scan` and by verbs of the tool; never by the announcer, whose attributes are `Announced`. */
export interface Case {
  readonly schemaVersion: 1;
  readonly subject: SubjectId;
  readonly about: About;
  /** The lock of the store, which alone increments it; 0: never stored. Not `revision`: a quiet write must not make anybody look behind. */
  readonly version: number;
  /** The newest transition; its `revision` and `run` are those of the case. */
  readonly last: Transition;
  /** The revision whose ring stands; 0: it does not ring. A silence sets it to 0, only `decide` to anything else. */
  readonly rang: number;
  readonly openedAt: Instant;
  readonly observedAt: Instant;
  readonly state: OpenState | SilencedState | ResolvedState;
  /** Absent: none. Only `decide` takes one away: of one that is ended early the end is now. */
  readonly silences?: readonly Silence[];
  readonly acknowledgement?: Acknowledgement;
  /** Absent: written by a version that did not count. */
  readonly unrest?: Unrest;
}
