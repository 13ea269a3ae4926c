import type { RuleVerdict } from '../finding';
import type { RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Judgement } from '../judging/judgement';
import { compareSeverity } from '../severity';
import type { CaseFinding } from './case';
import type { ResolvedReason } from './transition';

/** A judgement that speaks of rules: `seen` or `unread`. */
export type RuleJudgement = Extract<Judgement, { readonly verdicts: unknown }>;

/** A judgement on which an open case depends: of one whose subject nobody asks for any more nothing is to be weighed. */
export type OpenJudgement = Exclude<Judgement, { readonly presence: 'out-of-scope' }>;

/** A finding that does not stand any more, and why. */
export interface LeftFinding {
  readonly rule: RuleId;
  readonly reason: ResolvedReason;
}
/** What a judgement leaves of a case: what stands against its subject, and which of the other findings left. */
export interface SortedFindings {
  readonly stands: readonly CaseFinding[];
  readonly left: readonly LeftFinding[];
}

/** Goes through the verdicts. A finding leaves on evidence only: the row was read whole, and the rule knew enough. */
export function sortFindings(before: readonly CaseFinding[], judgement: RuleJudgement, now: Instant): SortedFindings {
  const judged = judgement.verdicts.map((verdict) => {
    const known = before.find(({ rule }) => rule === verdict.rule);
    return judgement.presence === 'seen' ? ofSeen(verdict, known, now) : ofUnread(verdict, known, now);
  });
  const unjudged = before
    .filter(({ rule }) => !judgement.verdicts.some((verdict) => verdict.rule === rule))
    .map((known) => (judgement.presence === 'seen' ? left(known, 'rule-retired') : stale(known, 'reading', now)));
  const outcomes = [...judged, ...unjudged].filter((outcome) => outcome !== undefined);
  return {
    stands: outcomes.filter((outcome) => 'severity' in outcome),
    left: outcomes.filter((outcome) => 'reason' in outcome),
  };
}

type Outcome = CaseFinding | LeftFinding | undefined;

const left = ({ rule }: CaseFinding, reason: ResolvedReason): LeftFinding => ({ rule, reason });

function ofSeen(verdict: RuleVerdict, known: CaseFinding | undefined, now: Instant): Outcome {
  if (verdict.kind === 'fail' && verdict.severity !== 'info') return findingOf(verdict);
  if (known === undefined) return undefined;
  if (verdict.kind === 'unknown') return stale(known, verdict.lacks, now);
  // What was never more than minor is no excuse: what stood before is mended.
  return left(known, verdict.kind === 'fail' && verdict.because !== 'minor' ? verdict.because : 'healthy');
}

/** Kept content may raise and never eases: of the known and the new, the worse one stands. */
function ofUnread(verdict: RuleVerdict, known: CaseFinding | undefined, now: Instant): Outcome {
  if (verdict.kind !== 'fail' || verdict.severity === 'info') return known && stale(known, 'reading', now);
  const failed = findingOf(verdict);
  if (known === undefined) return stale(failed, 'reading', now);
  const worse = compareSeverity(known.severity, failed.severity) > 0 ? known : failed;
  return { ...worse, stale: staleness(known, 'reading', now) };
}

function findingOf(verdict: Extract<RuleVerdict, { readonly severity: CaseFinding['severity'] }>): CaseFinding {
  const { rule, severity, summary, facts, deadline, tally } = verdict;
  return {
    rule,
    severity,
    summary,
    facts,
    ...(deadline !== undefined && { deadline }),
    ...(tally !== undefined && { tally }),
  };
}

type Staleness = NonNullable<CaseFinding['stale']>;

const stale = (finding: CaseFinding, lacks: Staleness['lacks'], now: Instant): CaseFinding => ({
  ...finding,
  stale: staleness(finding, lacks, now),
});

/** It is as old as it was when it was noticed first. */
const staleness = (known: CaseFinding, lacks: Staleness['lacks'], now: Instant): Staleness => ({
  since: known.stale?.since ?? now,
  lacks,
});
