import type { Instant } from '../instant';

/**
 * Why nothing is known. `not-found`: it is not open there, or the token may not see it. `no-token`: none in the secret. `refused`: an answer that says no.
 * `no-answer`: none at all, or none that can be read.
 */
export const UNKNOWN_REASONS = ['not-found', 'no-token', 'denied', 'throttled', 'refused', 'no-answer'] as const;

/**
 * What a pager says of one incident. Unknown is not unacknowledged. `since` of what nobody acknowledged: when it was opened there, which is when it rang;
 * absent: not told.
 */
export type Acknowledging =
  | { readonly says: 'acknowledged'; readonly by?: string; readonly since?: Instant }
  | { readonly says: 'unacknowledged'; readonly since?: Instant }
  | { readonly says: 'unknown'; readonly because: (typeof UNKNOWN_REASONS)[number] };

/** And when it was asked. */
export type PagerAnswer = Acknowledging & { readonly at: Instant };
