import type { Verdict } from '../finding';
import type { RuleId } from '../ids';
import type { Instant } from '../instant';
import type { InventoryView } from '../inventory/inventory-view';
import type { Policy } from '../policy';

/** Everything that a rule may depend on besides its subject. Nothing of the ledger: a rule says what is, the ledger what to make of it. */
export interface RuleContext {
  readonly now: Instant;
  readonly policy: Policy;
  readonly scanEveryMinutes: number;
  readonly view: InventoryView;
}

/** One rule, one file, named after the bad state; pure. The ordered list is `rules/index.ts`. */
export interface Rule<Subject> {
  /** Stable: file name, log property, message attribute. */
  readonly id: RuleId;
  readonly title: string;
  readonly meaning: string;
  /** What to do about it in one or two sentences, in the imperative, with the command that matters: the runbook tells the rest. */
  readonly remedy: string;
  readonly evaluate: (subject: Subject, context: RuleContext) => Verdict;
}
