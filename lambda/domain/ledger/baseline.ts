import type { RuleId, RunId } from '../ids';
import type { Judgement } from '../judgement';
import type { Entry } from './announced';

/** Rules that knew enough about at least one subject to say whether they fail. */
export const conclusiveRules = (judgements: readonly Judgement[]): readonly RuleId[] => {
  const verdicts = judgements.flatMap((judgement) => ('verdicts' in judgement ? judgement.verdicts : []));
  return [...new Set(verdicts.filter(({ kind }) => kind === 'pass' || kind === 'fail').map(({ rule }) => rule))];
};

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
