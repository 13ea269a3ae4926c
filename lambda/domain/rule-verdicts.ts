import type { RuleVerdict } from './finding';
import type { RuleId } from './ids';
import type { Rule, RuleContext } from './rules/rule';

/** One verdict of each rule, in the order of the rules. */
export const verdictsOn = <Subject>(
  subject: Subject,
  rules: readonly Rule<Subject>[],
  context: RuleContext,
): readonly RuleVerdict[] => rules.map((rule) => ({ ...rule.evaluate(subject, context), rule: rule.id }));

/**
 * The rules that could do their work: each that passed or failed on something, or was unknown on nothing.
 *
 * A rule's first findings are a baseline until it was conclusive once, so that a run without history or without permissions uses up no baseline.
 */
export function conclusiveRules(
  rules: readonly { readonly id: RuleId }[],
  judged: readonly { readonly verdicts: readonly RuleVerdict[] }[],
): readonly RuleId[] {
  const decided = new Set<RuleId>();
  const undecided = new Set<RuleId>();
  for (const { verdicts } of judged) {
    for (const { rule, kind } of verdicts) {
      if (kind === 'pass' || kind === 'fail') decided.add(rule);
      if (kind === 'unknown') undecided.add(rule);
    }
  }
  return rules.map(({ id }) => id).filter((id) => decided.has(id) || !undecided.has(id));
}
