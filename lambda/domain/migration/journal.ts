import type { Direction } from '../direction';
import type { Instant } from '../instant';
import type { Handshake } from './handshakes';
import type { Write } from './next-action';

/**
 * How it ended with one target. `verified`: every address showed the new certificate. `unverified`: it holds the new one, and no handshake showed that:
 * nobody could look, and the caller agreed to that beforehand, or another certificate answered whatever was asked (`never-shown`). `rolled-back`: it is
 * as it was. `held`: it went wrong and stays so, because the old certificate may not be put back, or could not be.
 * `stale`, `gone`, `unreachable`, `unreadable`: nothing was changed.
 */
export const OUTCOMES = [
  'verified',
  'unverified',
  'rolled-back',
  'held',
  'stale',
  'gone',
  'unreachable',
  'unreadable',
] as const;

/** One of them. */
export type Outcome = (typeof OUTCOMES)[number];

/** Why something went wrong on a target. */
export const TROUBLES = [
  'handshakes',
  'never-shown',
  'refused',
  'not-deployed',
  'changed-by-others',
  'gone',
  'unreadable',
  'no-way-back',
] as const;

/** One of them. */
export type Trouble = (typeof TROUBLES)[number];

/** What was done, in the order in which it was; each is written before what it tells of is believed. Nothing is ever taken back. */
export type JournalEntry =
  | {
      readonly kind: 'run';
      readonly at: Instant;
      readonly plan: string;
      readonly direction: Direction;
      /** ARN of whose credentials it ran with. */
      readonly by: string;
      readonly emergency: boolean;
    }
  | {
      readonly kind: 'began';
      readonly at: Instant;
      readonly target: string;
      readonly baseline: readonly Handshake[];
    }
  /** Written before the call is made: it may not have reached AWS. */
  | { readonly kind: 'write'; readonly at: Instant; readonly target: string; readonly write: Write }
  | { readonly kind: 'handshakes'; readonly at: Instant; readonly target: string; readonly shown: readonly Handshake[] }
  | {
      readonly kind: 'ended';
      readonly at: Instant;
      readonly target: string;
      readonly outcome: Outcome;
      readonly because?: Trouble;
      /** What had gone wrong first, where `because` says why that was not put back. */
      readonly after?: Trouble;
    }
  /** Somebody asked to stop: what had begun is finished, and nothing more was begun. */
  | { readonly kind: 'stopped'; readonly at: Instant };

/** What tells of one target. */
type TargetEntry = Extract<JournalEntry, { readonly target: string }>;

/** What the journal says of one target. */
export interface TargetProgress {
  /** As it was before anything was changed; absent: nothing was begun. */
  readonly baseline?: readonly Handshake[];
  /** Of the last run that ended with it; absent: none, or it was begun anew since. */
  readonly ended?: { readonly outcome: Outcome; readonly because?: Trouble; readonly after?: Trouble };
}

/** What the journal says of each target that it names. */
export function progressFrom(entries: readonly JournalEntry[]): ReadonlyMap<string, TargetProgress> {
  const targets = new Map<string, TargetProgress>();
  for (const entry of entries)
    if ('target' in entry) targets.set(entry.target, after(targets.get(entry.target), entry));
  return targets;
}

function after(known: TargetProgress = {}, entry: TargetEntry): TargetProgress {
  switch (entry.kind) {
    case 'began':
      return { baseline: entry.baseline };
    case 'handshakes':
      return known;
    case 'write':
      // Whatever ended before has begun again.
      return begun(known);
    case 'ended':
      // What is as it was is begun anew another time, with another baseline.
      return { ...(isUntouched(entry.outcome) ? {} : begun(known)), ended: endOf(entry) };
  }
}

const begun = ({ baseline }: TargetProgress): TargetProgress => (baseline === undefined ? {} : { baseline });

const endOf = ({
  outcome,
  because,
  after: first,
}: Extract<JournalEntry, { readonly kind: 'ended' }>): Required<TargetProgress>['ended'] => ({
  outcome,
  ...(because !== undefined && { because }),
  ...(first !== undefined && { after: first }),
});

/** Whether the target is as it was. */
export const isUntouched = (outcome: Outcome): boolean =>
  outcome !== 'verified' && outcome !== 'unverified' && outcome !== 'held';

/** When the last run was stopped, because somebody asked for it; `undefined`: it was not, or another has begun since. */
export function stoppedAt(entries: readonly JournalEntry[]): Instant | undefined {
  const last = entries.findLast(({ kind }) => kind === 'run' || kind === 'stopped');
  return last?.kind === 'stopped' ? last.at : undefined;
}
