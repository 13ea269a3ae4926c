import type { RunId } from '../ids';
import type { Instant } from '../instant';

/** When findings left for several reasons, the last of this order is told: health is never claimed for what was only excused. */
export const RESOLVED_REASONS = [
  'healthy',
  'unused',
  'aged-out',
  'rule-retired',
  'accepted',
  'gone',
  'out-of-scope',
] as const;
/** Why a case ended. */
export type ResolvedReason = (typeof RESOLVED_REASONS)[number];
/** What is new about a case. `unacknowledged`: told by the announcer alone, as no case changed. Several at once: the first of this order, but that a rung crossed while severity falls is told as eased. `rings`: it opened or turned critical, or crossed a rung so. */
export type CaseChange =
  | { readonly kind: 'resolved'; readonly reason: ResolvedReason; readonly rings: false }
  | { readonly kind: 'opened'; readonly reason: 'first-finding' | 'reopened'; readonly rings: boolean }
  | {
      readonly kind: 'raised';
      readonly reason: 'severity-rose' | 'rung-crossed' | 'silence-ended';
      readonly rings: boolean;
    }
  | { readonly kind: 'eased'; readonly reason: 'no-longer-critical'; readonly rings: false }
  | {
      readonly kind: 'changed';
      readonly reason:
        'rules-differ' | 'severities-differ' | 'attached-more' | 'silence-ending' | 'flapping' | 'unacknowledged';
      readonly rings: false;
    }
  | { readonly kind: 'silenced'; readonly reason: 'silence-written'; readonly rings: false };
/** `revision` grows over all the life of the subject, reopenings too. `observedAt`: the reading behind it. */
export type Transition = CaseChange & {
  readonly revision: number;
  readonly run: RunId;
  readonly at: Instant;
  readonly observedAt: Instant;
};
/** A new case starts from the clock: a deleted one uses no key twice. Else one more: a ring that could not be written has the key of the one that will be. */
export const nextRevision = (last: Transition | undefined, now: Instant): number =>
  last ? last.revision + 1 : Math.floor(Date.parse(now) / 1000);
/** Of two reasons, the one that is told. */
export const laterReason = (left: ResolvedReason, right: ResolvedReason): ResolvedReason =>
  RESOLVED_REASONS.indexOf(left) > RESOLVED_REASONS.indexOf(right) ? left : right;
