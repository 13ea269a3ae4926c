import { isNonEmpty } from '../ids';
import type { Judgement } from '../judging/judgement';
import { compareSeverity } from '../severity';
import type { Case } from './case';
import type { DecideContext, Decision } from './decision';
import { standingOf } from './findings';
import { sightOf } from './flapping';
import { reassessed } from './reassess';
import { type OpenJudgement, type RuleJudgement, sortFindings } from './sort-findings';
import { type CountedCase, ended, type FlappingCase, isFlapping, isOpen, moved, type OpenCase, opened } from './steps';
import type { CaseChange } from './transition';
import { agreementAfter, isAgreed, isTooMuch } from './unrest';

/** What a judgement makes of the case of its subject, and why. The same judgement twice: the same case, and no transition. */
export function decide(before: Case | undefined, judgement: Judgement, context: DecideContext): Decision {
  if (before !== undefined && judgement.observedAt < before.observedAt)
    return { kind: 'quiet', case: before, reason: 'older-reading' };
  if (before !== undefined && isOpen(before)) return decideOpen(before, judgement, context);
  if ('verdicts' in judgement) return decideFirst(before, judgement, context);
  return nothingOpen(before);
}

const nothingOpen = (before: Case | undefined): Decision =>
  before === undefined
    ? { kind: 'quiet', reason: 'nothing-of-warning' }
    : { kind: 'quiet', case: before, reason: 'already-resolved' };

function decideFirst(before: Case | undefined, judgement: RuleJudgement, context: DecideContext): Decision {
  const { stands } = sortFindings([], judgement, context.now);
  if (!isNonEmpty(stands)) return nothingOpen(before);
  const standing = standingOf(stands, context.now);
  const after = opened(before, standing, judgement, context);
  const { last, unrest } = after;
  if (!isTooMuch(last, unrest, context.flappingMinutes)) return { kind: 'moved', case: after };
  const flapping = { on: standing.severity, since: judgement.observedAt };
  return { kind: 'moved', case: { ...after, unrest: { ...unrest, flapping } } };
}

function decideOpen(before: OpenCase, judgement: Judgement, context: DecideContext): Decision {
  if (judgement.presence === 'out-of-scope')
    return { kind: 'moved', case: ended(before, 'out-of-scope', judgement, context) };
  if (isFlapping(before)) return decideFlapping(before, judgement, context);
  const decision = reassessed(before, judgement, context);
  if (decision.kind === 'quiet') return decision;
  const { last, unrest } = decision.case;
  return isTooMuch(last, unrest, context.flappingMinutes)
    ? beginFlapping(before, decision.case, judgement, context)
    : decision;
}

const FLAPPING: CaseChange = { kind: 'changed', reason: 'flapping', rings: false };

/** `after`: what it would be, if that were believed. What rose is; of what got better is told that it flaps. */
function beginFlapping(
  before: OpenCase,
  after: CountedCase,
  judgement: OpenJudgement,
  context: DecideContext,
): Decision {
  const { most } = sightOf(before, judgement, context.now);
  const unrest = { ...after.unrest, flapping: { on: most, since: judgement.observedAt } };
  if (after.last.kind === 'raised') return { kind: 'moved', case: { ...after, unrest } };
  const decision = reassessed({ ...before, unrest }, judgement, context);
  if (decision.kind === 'moved') return decision;
  return decision.case.state.kind === 'silenced'
    ? { ...decision, reason: 'flapping' }
    : { kind: 'moved', case: moved(decision.case, FLAPPING, judgement, context) };
}

/** What got better is believed once judgements have agreed on it for a while; what has been the same for so long flaps no more. */
function decideFlapping(before: FlappingCase, judgement: OpenJudgement, context: DecideContext): Decision {
  const { changedAt, flapping } = before.unrest;
  const { observedAt } = judgement;
  const sight = sightOf(before, judgement, context.now);
  const agreement = agreementAfter(flapping, sight, observedAt);
  if (isAgreed(agreement, sight, observedAt, context.flappingMinutes))
    return reassessed({ ...before, unrest: { changedAt } }, judgement, context);
  const decision = reassessed({ ...before, unrest: { changedAt, flapping: agreement } }, judgement, context);
  return decision.kind === 'quiet' && compareSeverity(sight.most, sight.stands) < 0
    ? { ...decision, reason: 'flapping' }
    : decision;
}
