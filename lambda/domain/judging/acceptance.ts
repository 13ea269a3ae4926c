import type { RuleVerdict } from '../finding';
import type { RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Judgement } from './judgement';
import { acceptanceEnding } from '../rules/acceptance-ending';
import type { SubjectId } from '../subject';
import { inUtc } from '../wording';

/** A finding that somebody decided to live with, reviewed as code. */
export interface Acceptance {
  readonly rule: RuleId;
  /** Of a certificate, its ARN may stand in place of its id. */
  readonly subject: SubjectId;
  readonly reason: string;
  readonly until: Instant;
}

/**
 * The judgements, in which what is accepted is told to nobody until its end, and that end a week before it. The way to people cannot be accepted as broken.
 *
 * An entry that has ended is still asked for its notice: what nobody asks for any more ends as retired, and not as told.
 */
export function withAcceptances(
  judgements: readonly Judgement[],
  acceptances: readonly Acceptance[],
  now: Instant,
): readonly Judgement[] {
  if (acceptances.length === 0) return judgements;
  const named = new Set(acceptances.map(({ subject }) => subject));
  const inForce = new Map(acceptances.filter(({ until }) => until > now).map((one) => [keyOf(one), one]));
  return judgements.map((judgement) => {
    if (!('verdicts' in judgement) || judgement.subject.startsWith('alert-path:')) return judgement;
    const names = namesOf(judgement).filter((name) => named.has(name));
    if (names.length === 0) return judgement;
    const acceptanceOf = ({ rule }: RuleVerdict) =>
      names.map((subject) => inForce.get(keyOf({ rule, subject }))).find((one) => one !== undefined);
    const verdicts = judgement.verdicts.map((one) => livedWith(one, acceptanceOf(one)));
    const ending = endingOf(judgement.verdicts, acceptanceOf, now);
    return { ...judgement, verdicts: [...verdicts, livedWith(ending, acceptanceOf(ending))] };
  });
}

/** An IAM server certificate has an id besides its ARN, by which people know it; of ACM they are the same. */
const namesOf = ({
  subject,
  about: { arn },
}: Extract<Judgement, { readonly verdicts: unknown }>): readonly SubjectId[] =>
  arn === undefined ? [subject] : [subject, `certificate:${arn}`];

/** Whether something that is hidden will be told soon. What the hidden rule does not know, nobody knows. */
function endingOf(
  verdicts: readonly RuleVerdict[],
  acceptanceOf: (verdict: RuleVerdict) => Acceptance | undefined,
  now: Instant,
): RuleVerdict {
  const hidden = verdicts.filter(isTold).flatMap((one) => acceptanceOf(one) ?? []);
  const unknown = verdicts.find((one) => one.kind === 'unknown' && acceptanceOf(one) !== undefined);
  const { id: rule, evaluate } = acceptanceEnding;
  return hidden.length === 0 && unknown !== undefined ? { ...unknown, rule } : { rule, ...evaluate(hidden, now) };
}

const isTold = (verdict: RuleVerdict): boolean => verdict.kind === 'fail' && verdict.severity !== 'info';

const keyOf = ({ rule, subject }: { readonly rule: RuleId; readonly subject: SubjectId }): string =>
  `${rule} ${subject}`;

function livedWith(verdict: RuleVerdict, acceptance: Acceptance | undefined): RuleVerdict {
  if (acceptance === undefined || verdict.kind !== 'fail' || verdict.severity === 'info') return verdict;
  const { rule, kind, facts } = verdict;
  const { until, reason } = acceptance;
  const summary = `${verdict.summary} (accepted until ${inUtc(until)}: ${reason})`;
  return { rule, kind, summary, facts, severity: 'info', because: 'accepted' };
}
