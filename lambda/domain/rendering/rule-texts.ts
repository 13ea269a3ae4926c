import { RULE_DRILL_TEXT } from '../alert-path/drill';
import type { RuleId } from '../ids';
import { isLink, runbookOf } from './runbook';
import { allRules, type RuleText } from '../rules';

/** What is told of a rule. `runbook`: the URL of its page, or its path in the repository that was deployed. */
interface ToldOfRule extends Pick<RuleText, 'title' | 'remedy'> {
  readonly runbook: string;
}

/** What rules say of themselves. One that is not in it (of another version) is called by its id, and has neither remedy nor runbook. */
export type RuleTexts = ReadonlyMap<RuleId, ToldOfRule>;

/** The texts of all rules and of the drill. `runbooks`: the https URL of the folder with their pages, if there is one. */
export const ruleTexts = (runbooks?: string): RuleTexts =>
  new Map(
    [...allRules, RULE_DRILL_TEXT].map(({ id, title, remedy }) => [
      id,
      { title, remedy, runbook: runbookOf(id, runbooks) },
    ]),
  );

/** Where these rules are explained, each place once, in their order. */
export const runbooksOf = (rules: readonly RuleId[], texts: RuleTexts): readonly string[] => [
  ...new Set(rules.flatMap((rule) => texts.get(rule)?.runbook ?? [])),
];

/** A page that a click opens. */
export interface RunbookLink {
  readonly rule: RuleId;
  readonly url: string;
}

/** Those of them that a click opens: none where the configuration names no folder. */
export const runbookLinks = (rules: readonly RuleId[], texts: RuleTexts): readonly RunbookLink[] =>
  [...new Set(rules)].flatMap((rule) => {
    const url = texts.get(rule)?.runbook;
    return url !== undefined && isLink(url) ? { rule, url } : [];
  });
