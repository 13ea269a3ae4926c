import { isNonEmpty, type NonEmpty, type RuleId } from '../ids';
import { millisecondsBetween } from '../instant';
import type { Judgement } from '../judgement';
import { aboutAfter } from './about-after';
import type { Case, CaseFinding, OpenState } from './case';
import { changeOf } from './change-of';
import { standingOf } from './findings';
import { endsSoon, findingsIn, forewarned, silencedIn, silencesAfter, stateOf } from './silencing';
import { type RuleJudgement, sortFindings } from './sort-findings';
import { ended, isOpen, moved, type Occasion, type OpenCase, opened } from './steps';
import { type Change, laterReason, type ResolvedReason } from './transition';

/** Why a judgement moved nothing. */
export type QuietReason =
  | 'nothing-of-warning'
  | 'unchanged'
  | 'older-reading'
  | 'no-evidence-of-health'
  | 'awaiting-second-reading'
  | 'already-resolved';
/** `moved`: `case.last` is new. `quiet`: no transition, but the case, if there is one, may differ (facts, stale marks, `absentSince`) and is stored. */
export type Decision =
  | { readonly kind: 'moved'; readonly case: Case }
  | { readonly kind: 'quiet'; readonly case?: Case; readonly reason: QuietReason };
/** What a decision depends on besides the case and the judgement. */
export interface DecideContext extends Occasion {
  /** An absence counts when two complete readings so far apart agree on it. */
  readonly absenceMinutes: number;
}

/** What a judgement makes of the case of its subject, and why. The same judgement twice: the same case, and no transition. */
export function decide(before: Case | undefined, judgement: Judgement, context: DecideContext): Decision {
  if (before !== undefined && judgement.observedAt < before.observedAt)
    return { kind: 'quiet', case: before, reason: 'older-reading' };
  if ('verdicts' in judgement) return judged(before, judgement, context);
  if (before === undefined || !isOpen(before)) return nothingOpen(before);
  return judgement.presence === 'gone'
    ? absent(before, judgement, context)
    : { kind: 'moved', case: ended(before, 'out-of-scope', judgement, context) };
}

const nothingOpen = (before: Case | undefined): Decision =>
  before === undefined
    ? { kind: 'quiet', reason: 'nothing-of-warning' }
    : { kind: 'quiet', case: before, reason: 'already-resolved' };

function judged(before: Case | undefined, judgement: RuleJudgement, context: DecideContext): Decision {
  const open = before !== undefined && isOpen(before) ? before : undefined;
  const { stands, left } = sortFindings(open === undefined ? [] : findingsIn(open.state), judgement, context.now);
  if (isNonEmpty(stands))
    return open === undefined
      ? { kind: 'moved', case: opened(before, standingOf(stands, context.now), judgement, context) }
      : reassessed(open, stands, judgement, context);
  if (open === undefined) return nothingOpen(before);
  const about = aboutAfter(open.about, judgement.about);
  return { kind: 'moved', case: ended({ ...open, about }, endingOf(left, judgement), judgement, context) };
}

function reassessed(
  before: OpenCase,
  stands: NonEmpty<CaseFinding>,
  judgement: RuleJudgement,
  context: DecideContext,
): Decision {
  const { silences: known = [], ...others } = before;
  const { now } = context;
  const silences = silencesAfter(known, stands, now);
  const state = { ...stateOf(stands, silences, now), ...absence(before, judgement) };
  const about = aboutAfter(before.about, judgement.about);
  const after: OpenCase = { ...others, about, state, ...(silences.length > 0 && { silences }) };
  const change = changeOf(before.state, state);
  if (change !== undefined) return { kind: 'moved', case: moved(after, change, judgement, context) };
  if (silencedIn(state).length > 0 && silences.some((silence) => endsSoon(silence, now)))
    return {
      kind: 'moved',
      case: moved({ ...after, silences: forewarned(silences, now) }, ENDING, judgement, context),
    };
  const doubted = stands.some(({ rule }) => isDoubted(rule, judgement));
  const reason = doubted ? 'no-evidence-of-health' : 'unchanged';
  return { kind: 'quiet', case: { ...after, observedAt: judgement.observedAt }, reason };
}

const ENDING: Change = { kind: 'changed', reason: 'silence-ending', rings: false };

/** A reading that saw the subject, or saw it used, starts the count of its absence anew; a failed one leaves it. */
function absence({ state: { absentSince } }: OpenCase, judgement: RuleJudgement): Pick<OpenState, 'absentSince'> {
  const failed = judgement.presence === 'unread' && judgement.because !== 'deleted-in-use';
  return failed && absentSince !== undefined ? { absentSince } : {};
}

/** Whether the finding is kept only because its row was not read. */
const isDoubted = (rule: RuleId, { presence, verdicts }: RuleJudgement): boolean =>
  presence === 'unread' &&
  !verdicts.some((verdict) => verdict.rule === rule && verdict.kind === 'fail' && verdict.severity !== 'info');

/** While a rule excuses the subject as unused, its health is not claimed either. */
function endingOf(left: readonly ResolvedReason[], { verdicts }: RuleJudgement): ResolvedReason {
  const excused = verdicts.some((one) => one.kind === 'fail' && one.severity === 'info' && one.because === 'unused');
  return left.reduce(laterReason, excused ? 'unused' : 'healthy');
}

function absent(before: OpenCase, judgement: Judgement, context: DecideContext): Decision {
  const { observedAt } = judgement;
  const { absentSince } = before.state;
  if (absentSince !== undefined && millisecondsBetween(absentSince, observedAt) >= context.absenceMinutes * 60_000)
    return { kind: 'moved', case: ended(before, 'gone', judgement, context) };
  const state = { ...before.state, absentSince: absentSince ?? observedAt };
  return { kind: 'quiet', case: { ...before, observedAt, state }, reason: 'awaiting-second-reading' };
}
