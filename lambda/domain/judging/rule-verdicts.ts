import type { RuleVerdict, Verdict } from '../finding';
import type { RuleId } from '../ids';
import type { Rule, RuleContext } from '../rules/rule';

/** What was said of one subject. */
interface Judged {
  readonly verdicts: readonly RuleVerdict[];
}

/** One verdict of each rule, in the order of the rules. */
export const verdictsOn = <Subject>(
  subject: Subject,
  rules: readonly Rule<Subject>[],
  context: RuleContext,
): readonly RuleVerdict[] => rules.map((rule) => ({ rule: rule.id, ...rule.evaluate(subject, context) }));

/**
 * The rules that could do their work: each that passed or failed on something, or was unknown on nothing.
 *
 * A rule's first findings are a baseline until it was conclusive once, so that a run without history or without permissions uses up no baseline.
 */
export function conclusiveRules(
  rules: readonly { readonly id: RuleId }[],
  judged: readonly Judged[],
): readonly RuleId[] {
  return rules
    .filter((_, index) => judged.some(says(index, DECIDED)) || !judged.some(says(index, UNDECIDED)))
    .map(({ id }) => id);
}

type Kind = Verdict['kind'] | undefined;

const DECIDED: ReadonlySet<Kind> = new Set(['pass', 'fail']);
const UNDECIDED: ReadonlySet<Kind> = new Set(['unknown']);

/** Verdicts stand in the order of the rules. */
const says =
  (index: number, kinds: ReadonlySet<Kind>) =>
  ({ verdicts }: Judged): boolean =>
    kinds.has(verdicts[index]?.kind);
