import type { RuleId } from './ids';
import type { Instant } from './instant';
import type { Alert } from './severity';

/** For people and filters. Never compared: a changed fact is no news. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;
/** `deadline`: when it begins to hurt. `notAfter`; the previous one for exported copies; the past for a revoked one in use. Rungs follow the earliest. */
export interface AlertFailure {
  readonly severity: Alert;
  /** One sentence of what is so, with instants, never with a count of days left: renderers count from `deadline`. */
  readonly summary: string;
  readonly facts: Facts;
  readonly deadline?: Instant;
  /** A count whose rise is news though nothing else moved: of places in which a legacy certificate was ever seen. */
  readonly tally?: number;
}
/** `because` is the reason told when a case closes on it: neither unused nor aged out nor accepted is health. `minor`: it was never more. */
export interface InfoFailure {
  readonly severity: 'info';
  readonly summary: string;
  readonly facts: Facts;
  readonly because: 'unused' | 'aged-out' | 'minor' | 'accepted';
}
/** What a rule would have to know. */
export type Lack =
  | 'history'
  | 'not-after'
  | 'not-before'
  | 'use'
  | 'attachments'
  | 'eligibility'
  | 'renewal'
  | 'validation'
  | 'dns'
  | 'export'
  | 'names'
  | 'status'
  | 'key'
  | 'subscriptions'
  | 'trails'
  | 'secret'
  | 'filter-policy'
  | 'deliveries'
  | 'acknowledgements'
  | 'migration';
/** What a rule says of its subject. `not-applicable` is never counted as a pass; `unknown` opens nothing and resolves nothing. */
export type Verdict =
  | { readonly kind: 'not-applicable' | 'pass' }
  | ({ readonly kind: 'fail' } & (AlertFailure | InfoFailure))
  | { readonly kind: 'unknown'; readonly lacks: Lack };
/** What one rule said of the subject in whose judgement it stands. */
export type RuleVerdict = Verdict & { readonly rule: RuleId };
/** A rule that fails on a subject. */
export type Finding = Extract<RuleVerdict, { readonly kind: 'fail' }>;
