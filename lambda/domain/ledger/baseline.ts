import type { RuleId, RunId } from '../ids';
import type { Entry } from './announced';

/** Since which full run each rule was conclusive. The order of runs is the order of their ids. */
export type ConclusiveSince = Readonly<Record<RuleId, RunId>>;

/** With the rules that were conclusive in no earlier run. */
export const alsoConclusive = (known: ConclusiveSince, rules: readonly RuleId[], run: RunId): ConclusiveSince => ({
  ...Object.fromEntries(rules.map((rule) => [rule, run])),
  ...known,
});

/** The rules of these cases that were conclusive in no run before this one: what they find now was there before we looked. */
export const baselineOf = (cases: readonly Entry[], known: ConclusiveSince, run: RunId): readonly RuleId[] => {
  const rules = new Set(cases.flatMap((entry) => entry.case.state.findings.map(({ rule }) => rule)));
  return [...rules].filter((rule) => (known[rule] ?? run) >= run);
};
