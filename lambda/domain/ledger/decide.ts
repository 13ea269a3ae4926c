import type { RunId } from '../ids';
import type { Instant } from '../instant';
import type { Case } from './case';

/** Why a judgement moved nothing. */
export type QuietReason =
  | 'nothing-of-warning'
  | 'unchanged'
  | 'older-reading'
  | 'no-evidence-of-health'
  | 'awaiting-second-reading'
  | 'already-resolved';
/** `moved`: `case.last` is new. `quiet`: no transition, but the case, if there is one, may differ (facts, stale marks, `absentSince`) and is stored. */
export type Decision =
  | { readonly kind: 'moved'; readonly case: Case }
  | { readonly kind: 'quiet'; readonly case?: Case; readonly reason: QuietReason };
/** What a decision depends on besides the case and the judgement. */
export interface DecideContext {
  readonly now: Instant;
  readonly run: RunId;
  /** An absence counts when two complete readings so far apart agree on it. */
  readonly absenceMinutes: number;
}
