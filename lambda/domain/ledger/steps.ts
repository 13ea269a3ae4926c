import type { RunId } from '../ids';
import type { Instant } from '../instant';
import type { Judgement } from '../judging/judgement';
import type { Case, OpenState, SilencedState, Standing } from './case';
import type { RuleJudgement } from './sort-findings';
import { type CaseChange, nextRevision, type ResolvedReason, type Transition } from './transition';
import { type Agreement, type Unrest, unrestAfter } from './unrest';

/** When, and by which run, something happens to a case. */
export interface Occasion {
  readonly now: Instant;
  readonly run: RunId;
}

/** The reading behind a transition. */
type Evidence = Pick<Judgement, 'observedAt'>;

/** A case whose end somebody may have to hear of. */
export type OpenCase = Case & { readonly state: OpenState | SilencedState };

/** One whose changes were counted, as those of all are that just changed. */
export type CountedCase = Case & { readonly unrest: Unrest };

/** One that changed too often to believe that it got better. */
export type FlappingCase = OpenCase & { readonly unrest: { readonly flapping: Agreement } };

/** Whether it changed too often of late. */
export const isFlapping = (one: OpenCase): one is FlappingCase => one.unrest?.flapping !== undefined;

/** Whether something of warning or above stands against the subject, silenced or not. */
export const isOpen = (one: Case): one is OpenCase => one.state.kind !== 'resolved';

/** The case with its first findings, or with the first ones since it was resolved. */
export function opened(
  before: Case | undefined,
  standing: Standing,
  judgement: RuleJudgement,
  occasion: Occasion,
): CountedCase {
  const rings = standing.severity === 'critical';
  const change: CaseChange = { kind: 'opened', reason: before === undefined ? 'first-finding' : 'reopened', rings };
  const last = transition(before, change, judgement, occasion);
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
    unrest: unrestAfter(before?.unrest, change, occasion.now),
  };
}

/** The case as given, with a change of its state told. */
export function moved(
  after: OpenCase,
  change: CaseChange,
  evidence: Evidence,
  occasion: Occasion,
): OpenCase & CountedCase {
  const last = transition(after, change, evidence, occasion);
  const stands = after.state.kind === 'open' && after.state.severity === 'critical' ? after.rang : 0;
  const unrest = unrestAfter(after.unrest, change, occasion.now);
  return { ...after, last, rang: change.rings ? last.revision : stands, observedAt: evidence.observedAt, unrest };
}

/** The case without anything that stands. */
export function ended(before: OpenCase, reason: ResolvedReason, judgement: Judgement, occasion: Occasion): CountedCase {
  const { severity, rung, findings } = before.state;
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- a silence ends with what it was about
  const { silences, ...others } = before;
  const change: CaseChange = { kind: 'resolved', reason, rings: false };
  return {
    ...others,
    last: transition(before, change, judgement, occasion),
    rang: 0,
    observedAt: judgement.observedAt,
    state: { kind: 'resolved', reason, severity, rung, findings },
    unrest: unrestAfter(before.unrest, change, occasion.now),
  };
}

const transition = (
  before: Case | undefined,
  change: CaseChange,
  { observedAt }: Evidence,
  { now, run }: Occasion,
): Transition => ({ ...change, revision: nextRevision(before?.last, now), run, at: now, observedAt });
