import type { NonEmpty } from '../ids';
import type { Instant } from '../instant';
import { compareSeverity, type Severity, worst } from '../severity';
import type { Case, CaseFinding } from './case';
import { findingsIn } from './silencing';
import { type OpenJudgement, type SortedFindings, sortFindings } from './sort-findings';
import type { OpenCase } from './steps';
import type { ResolvedReason } from './transition';
import type { Sight } from './unrest';

/** Ends that no reading claims: people decided, or the rule went. They are believed at once. */
const DECIDED: ReadonlySet<ResolvedReason> = new Set<ResolvedReason>(['accepted', 'rule-retired']);

/** What is left of a case that flaps: what is new or worse counts, what left or got milder stands as it did. */
export function withoutImprovement(known: NonEmpty<CaseFinding>, { stands, left }: SortedFindings): SortedFindings {
  const decided = left.filter(({ reason }) => DECIDED.has(reason));
  const kept = known.filter(
    ({ rule, severity }) =>
      !decided.some((one) => one.rule === rule) &&
      !stands.some((one) => one.rule === rule && compareSeverity(one.severity, severity) >= 0),
  );
  return { stands: [...stands.filter(({ rule }) => !kept.some((one) => one.rule === rule)), ...kept], left: decided };
}

/** What messages say of a case that flaps; of others nothing. */
export const flappingMark = ({ unrest }: Case): { readonly flapping?: true } =>
  unrest?.flapping === undefined ? {} : { flapping: true };

/** How bad a judgement says that an open case is. */
export function sightOf({ state }: OpenCase, judgement: OpenJudgement, now: Instant): Sight {
  const known = findingsIn(state);
  const stands = 'verdicts' in judgement ? sortFindings(known, judgement, now).stands : [];
  return {
    least: severityOf(stands.filter(({ stale }) => stale === undefined)),
    most: severityOf(stands),
    stands: severityOf(known),
  };
}

const severityOf = (findings: readonly CaseFinding[]): Severity =>
  worst<Severity>(['info', ...findings.map(({ severity }) => severity)]);
