import type { RuleId } from '../ids';
import type { Rule } from '../rules/rule';

/** What rules say of themselves. One that is not in it (of another version) is called by its id, and has no remedy. */
export type RuleTexts = ReadonlyMap<RuleId, Pick<Rule<never>, 'title' | 'remedy'>>;
