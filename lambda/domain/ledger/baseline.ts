import type { RuleId, RunId } from '../ids';
import type { Case } from './case';

/** Since which full run each rule was conclusive. The order of runs is the order of their ids. */
export type ConclusiveSince = Readonly<Record<RuleId, RunId>>;

/** With the rules that were conclusive in no earlier run. */
export const alsoConclusive = (known: ConclusiveSince, rules: readonly RuleId[], run: RunId): ConclusiveSince => ({
  ...Object.fromEntries(rules.map((rule) => [rule, run])),
  ...known,
});

/** Whether all that is critical of a case was found by rules that were conclusive in no run before its own: it was there before we looked. */
export const isBaseline = ({ state, last: { run } }: Case, known: ConclusiveSince): boolean =>
  state.findings.every(({ rule, severity }) => severity !== 'critical' || (known[rule] ?? run) >= run);
