import type { Case } from './case';
import type { Occasion } from './steps';

/** Why a judgement moved nothing. `flapping`: it got better, which is not believed yet. */
export type QuietReason =
  | 'nothing-of-warning'
  | 'unchanged'
  | 'older-reading'
  | 'no-evidence-of-health'
  | 'awaiting-second-reading'
  | 'flapping'
  | 'already-resolved';
/** `moved`: `case.last` is new. `quiet`: no transition, but the case, if there is one, may differ (facts, stale marks, `absentSince`) and is stored. */
export type Decision =
  | { readonly kind: 'moved'; readonly case: Case }
  | { readonly kind: 'quiet'; readonly case?: Case; readonly reason: QuietReason };
/** What a decision depends on besides the case and the judgement. */
export interface DecideContext extends Occasion {
  /** An absence counts when two complete readings so far apart agree on it. */
  readonly absenceMinutes: number;
  /** Three changes within so many are flapping, and so long judgements have to agree before what got better is believed again. */
  readonly flappingMinutes: number;
}
