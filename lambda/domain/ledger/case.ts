import type { AlertFailure, Lack } from '../finding';
import type { NonEmpty, RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Rung } from './rung';
import type { ResolvedReason, Transition } from './transition';
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
/** What holds of a subject that somebody is to know of. */
export interface OpenState extends Standing {
  readonly kind: 'open';
  /** The first complete reading without it; one 30 minutes later closes the case. A reading with it deletes this, a failed one leaves it. */
  readonly absentSince?: Instant;
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
  /** The revision whose ring stands; 0: it does not ring. Only `decide` moves it; whatever will end a ring early (a silence) sets it to 0. */
  readonly rang: number;
  readonly openedAt: Instant;
  readonly observedAt: Instant;
  readonly state: OpenState | ResolvedState;
}
