import { isNonEmpty, type NonEmpty, type RuleId } from '../ids';
import { millisecondsBetween } from '../instant';
import { aboutAfter } from './about-after';
import type { CaseFinding, OpenState } from './case';
import { changeOf } from './change-of';
import type { DecideContext, QuietReason } from './decision';
import { withoutImprovement } from './flapping';
import { endsSoon, findingsIn, forewarned, silencedIn, silencesAfter, stateOf } from './silencing';
import { type LeftFinding, type OpenJudgement, type RuleJudgement, sortFindings } from './sort-findings';
import { type CountedCase, ended, isFlapping, moved, type OpenCase } from './steps';
import { type CaseChange, laterReason, type ResolvedReason } from './transition';

/** What became of an open case. */
export type OpenDecision =
  | { readonly kind: 'moved'; readonly case: CountedCase }
  | { readonly kind: 'quiet'; readonly case: OpenCase; readonly reason: QuietReason };

/** What a judgement makes of an open case. Where that flaps, what got better is not believed, and what merely changed is not told. */
export function reassessed(before: OpenCase, judgement: OpenJudgement, context: DecideContext): OpenDecision {
  if (judgement.presence === 'gone') return absent(before, judgement, context);
  const known = findingsIn(before.state);
  const sorted = sortFindings(known, judgement, context.now);
  const { stands, left } = isFlapping(before) ? withoutImprovement(known, sorted) : sorted;
  if (isNonEmpty(stands)) return standing(before, stands, judgement, context);
  const about = aboutAfter(before.about, judgement.about);
  return { kind: 'moved', case: ended({ ...before, about }, endingOf(left, judgement), judgement, context) };
}

function standing(
  before: OpenCase,
  stands: NonEmpty<CaseFinding>,
  judgement: RuleJudgement,
  context: DecideContext,
): OpenDecision {
  const { silences: known = [], ...others } = before;
  const { now } = context;
  const silences = silencesAfter(known, stands, now);
  const state = { ...stateOf(stands, silences, now), ...absence(before, judgement) };
  const about = aboutAfter(before.about, judgement.about);
  const after: OpenCase = { ...others, about, state, ...(silences.length > 0 && { silences }) };
  const change = toTell(before, changeOf(before.state, state));
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

const ENDING: CaseChange = { kind: 'changed', reason: 'silence-ending', rings: false };

/** While a case flaps, only what gets worse or closer is told. */
const toTell = (before: OpenCase, change: CaseChange | undefined): CaseChange | undefined =>
  change?.kind === 'changed' && isFlapping(before) ? undefined : change;

/** A reading that saw the subject, or saw it used, starts the count of its absence anew; a failed one leaves it. */
function absence({ state: { absentSince } }: OpenCase, judgement: RuleJudgement): Pick<OpenState, 'absentSince'> {
  const failed = judgement.presence === 'unread' && judgement.because !== 'deleted-in-use';
  return failed && absentSince !== undefined ? { absentSince } : {};
}

/** Whether the finding is kept only because its row was not read. */
const isDoubted = (rule: RuleId, { presence, verdicts }: RuleJudgement): boolean =>
  presence === 'unread' &&
  !verdicts.some((verdict) => verdict.rule === rule && verdict.kind === 'fail' && verdict.severity !== 'info');

/** While a rule excuses the subject as unused, or what it says is accepted, its health is not claimed either. */
function endingOf(left: readonly LeftFinding[], { verdicts }: RuleJudgement): ResolvedReason {
  const excuses = verdicts.flatMap((one) =>
    one.kind === 'fail' && one.severity === 'info' && (one.because === 'unused' || one.because === 'accepted')
      ? [one.because]
      : [],
  );
  return [...excuses, ...left.map(({ reason }) => reason)].reduce(laterReason, 'healthy');
}

type Absence = Extract<OpenJudgement, { readonly presence: 'gone' }>;

function absent(before: OpenCase, judgement: Absence, context: DecideContext): OpenDecision {
  const { observedAt } = judgement;
  const { absentSince } = before.state;
  const isGone =
    absentSince !== undefined && millisecondsBetween(absentSince, observedAt) >= context.absenceMinutes * 60_000;
  if (isGone && !isFlapping(before)) return { kind: 'moved', case: ended(before, 'gone', judgement, context) };
  const state = { ...before.state, absentSince: absentSince ?? observedAt };
  return { kind: 'quiet', case: { ...before, observedAt, state }, reason: 'awaiting-second-reading' };
}
