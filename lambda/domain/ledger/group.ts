import type { AccountId, RuleId, RunId } from '../ids';
import type { Instant } from '../instant';
import type { Bulletin } from './bulletin';
import type { Incident } from './incident';

/** `ownRings`: so many of a run ring on their own; the rest rings together. An hourly cap will join it here. */
export interface GroupContext {
  readonly now: Instant;
  readonly account: AccountId;
  readonly run: RunId;
  readonly ownRings: number;
  /** Rules at their first conclusive run. A case that rings for such rules alone rings singly only if expired in use or within 72 h of its deadline. */
  readonly baseline: readonly RuleId[];
}
/** To write, then to mark. A pending case that is in neither is settled without a word. */
export interface Grouping {
  readonly incidents: readonly Incident[];
  readonly bulletins: readonly Bulletin[];
}
