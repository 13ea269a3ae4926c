import type { RuleId } from '../ids';

/** What a rule says of itself, in our own words. */
export interface RuleText {
  readonly title: string;
  readonly meaning: string;
  /** In the imperative. */
  readonly remedy: string;
}

/** By rule. A rule that is not in it (of another version) is called by its id, and has no remedy. */
export type RuleTexts = ReadonlyMap<RuleId, RuleText>;
