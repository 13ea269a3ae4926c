import type { RuleVerdict } from './finding';
import type { RuleId } from './ids';
import type { Instant } from './instant';
import type { Judgement } from './judgement';
import type { SubjectId } from './subject';
import { inUtc } from './wording';

/** A finding that somebody decided to live with, reviewed as code. */
export interface Acceptance {
  readonly rule: RuleId;
  readonly subject: SubjectId;
  readonly reason: string;
  readonly until: Instant;
}

/** The judgements, in which what is accepted is told to nobody until its end. The way to people cannot be accepted as broken. */
export function withAcceptances(
  judgements: readonly Judgement[],
  acceptances: readonly Acceptance[],
  now: Instant,
): readonly Judgement[] {
  const byKey = new Map(acceptances.filter(({ until }) => until > now).map((one) => [keyOf(one), one]));
  if (byKey.size === 0) return judgements;
  return judgements.map((judgement) => {
    if (!('verdicts' in judgement) || judgement.subject.startsWith('alert-path:')) return judgement;
    const { subject, verdicts } = judgement;
    return { ...judgement, verdicts: verdicts.map((one) => livedWith(one, byKey.get(keyOf({ ...one, subject })))) };
  });
}

const keyOf = ({ rule, subject }: { readonly rule: RuleId; readonly subject: SubjectId }): string =>
  `${rule} ${subject}`;

function livedWith(verdict: RuleVerdict, acceptance: Acceptance | undefined): RuleVerdict {
  if (acceptance === undefined || verdict.kind !== 'fail' || verdict.severity === 'info') return verdict;
  const { rule, kind, facts } = verdict;
  const { until, reason } = acceptance;
  const summary = `${verdict.summary} (accepted until ${inUtc(until)}: ${reason})`;
  return { rule, kind, summary, facts, severity: 'info', because: 'accepted' };
}
