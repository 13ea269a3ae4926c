import type { Direction } from '../direction';
import type { Instant } from '../instant';
import type { Check } from './check';

/**
 * How it ended with one change. `done`: it is so, whoever made it so. `refused`: AWS will not do it. `changed-by-others`: somebody else made something
 * else of it, which stays. `unreadable`: nobody knows how it is. `not-shown`: AWS took it and does not show it yet.
 */
export const OUTCOMES = ['done', 'refused', 'changed-by-others', 'unreadable', 'not-shown'] as const;

/** One of them. */
export type Outcome = (typeof OUTCOMES)[number];

/** What was done, in the order in which it was. `change`: which of the plan. Nothing is ever taken back. */
export type JournalEntry =
  | {
      readonly kind: 'run';
      readonly at: Instant;
      readonly plan: string;
      readonly direction: Direction;
      /** ARN of whose credentials it ran with. */
      readonly by: string;
    }
  /** Written before the call is made: it may not have reached AWS. */
  | { readonly kind: 'write'; readonly at: Instant; readonly change: number; readonly direction: Direction }
  | { readonly kind: 'ended'; readonly at: Instant; readonly change: number; readonly outcome: Outcome }
  | { readonly kind: 'checked'; readonly at: Instant; readonly checks: readonly Check[] };

/** The changes that were begun: an undo takes back these, and nothing that somebody else did. */
export const begunBy = (entries: readonly JournalEntry[]): ReadonlySet<number> =>
  new Set(entries.flatMap((entry) => (entry.kind === 'write' ? entry.change : [])));
