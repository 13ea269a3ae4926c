import type { RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Alert } from '../severity';

/** Keeps what stands against a subject from people for a while. Without `rule`: all of it. */
export interface Silence {
  readonly rule?: RuleId;
  /** Who answers for it. */
  readonly owner: string;
  readonly reason: string;
  readonly until: Instant;
  /** The severity at its writing: a rise above it ends the silence. */
  readonly upTo: Alert;
  /** Chat heard that it is about to end. */
  readonly isEndingTold?: true;
}

/** Somebody knows of it. Holds for the ring that it saw: who acknowledged at 14 days is woken again at 7. Keeps it from being told again, and nothing else. */
export interface Acknowledgement {
  readonly by: string;
  readonly at: Instant;
  readonly rang: number;
}
