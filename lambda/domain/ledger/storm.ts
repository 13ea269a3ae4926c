import type { NonEmpty, RuleId } from '../ids';
import type { Instant } from '../instant';

/** What keeps ringing for hours. `since`: without six quiet hours; `cases`: so many rang by now, those of this incident among them. */
export interface Storm {
  readonly rules: NonEmpty<RuleId>;
  readonly since: Instant;
  readonly cases: number;
}
