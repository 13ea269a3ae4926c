import type { RunId } from '../ids';
import type { Instant } from '../instant';
import type { Judgement } from '../judgement';
import type { Case, OpenState, SilencedState, Standing } from './case';
import type { RuleJudgement } from './sort-findings';
import { type Change, nextRevision, type ResolvedReason, type Transition } from './transition';

/** When, and by which run, something happens to a case. */
export interface Occasion {
  readonly now: Instant;
  readonly run: RunId;
}

/** The reading behind a transition. */
type Evidence = Pick<Judgement, 'observedAt'>;

/** A case whose end somebody may have to hear of. */
export type OpenCase = Case & { readonly state: OpenState | SilencedState };

/** Whether something of warning or above stands against the subject, silenced or not. */
export const isOpen = (one: Case): one is OpenCase => one.state.kind !== 'resolved';

/** The case with its first findings, or with the first ones since it was resolved. */
export function opened(
  before: Case | undefined,
  standing: Standing,
  judgement: RuleJudgement,
  occasion: Occasion,
): Case {
  const rings = standing.severity === 'critical';
  const reason = before === undefined ? 'first-finding' : 'reopened';
  const last = transition(before, { kind: 'opened', reason, rings }, judgement, occasion);
  return {
    schemaVersion: 1,
    subject: judgement.subject,
    about: judgement.about,
    version: before?.version ?? 0,
    last,
    rang: rings ? last.revision : 0,
    openedAt: occasion.now,
    observedAt: judgement.observedAt,
    state: { kind: 'open', ...standing },
  };
}

/** The case as given, with a change of its state told. */
export function moved(after: OpenCase, change: Change, evidence: Evidence, occasion: Occasion): Case {
  const last = transition(after, change, evidence, occasion);
  const stands = after.state.kind === 'open' && after.state.severity === 'critical' ? after.rang : 0;
  return { ...after, last, rang: change.rings ? last.revision : stands, observedAt: evidence.observedAt };
}

/** The case without anything that stands. */
export function ended(before: OpenCase, reason: ResolvedReason, judgement: Judgement, occasion: Occasion): Case {
  const { severity, rung, findings } = before.state;
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- a silence ends with what it was about
  const { silences, ...others } = before;
  return {
    ...others,
    last: transition(before, { kind: 'resolved', reason, rings: false }, judgement, occasion),
    rang: 0,
    observedAt: judgement.observedAt,
    state: { kind: 'resolved', reason, severity, rung, findings },
  };
}

const transition = (
  before: Case | undefined,
  change: Change,
  { observedAt }: Evidence,
  { now, run }: Occasion,
): Transition => ({ ...change, revision: nextRevision(before?.last, now), run, at: now, observedAt });
