import { createRequire } from 'node:module';
import * as path from 'node:path';
import { RULE_DRILL_TEXT } from '../../lambda/domain/alert-path/drill';
import { DEFAULT_POLICY, type Policy } from '../../lambda/domain/policy';
import { allRules } from '../../lambda/domain/rules';
import type * as OneRunbook from './rules/weak-key';
import { type Documented, ruleIndex } from './rule-index';
import { rulePage } from './rule-page';
import type { Runbook } from './runbook';

/** Where what the pages say is written: one file a rule, named after it, each with its `runbook`. */
export const RUNBOOKS = path.join(__dirname, 'rules');

// By name, so that a new rule needs a file and no list of them; whatever runs us understands TypeScript in here, too.
const load = createRequire(__filename);

const runbookOf = (id: string): Runbook => (load(path.join(RUNBOOKS, id)) as typeof OneRunbook).runbook;

/** The files of `docs/rules` by name. Throws where a rule has no runbook. */
export function ruleDocuments(policy: Policy = DEFAULT_POLICY): ReadonlyMap<string, string> {
  const documented = [...allRules, RULE_DRILL_TEXT].map((text): Documented => ({ text, runbook: runbookOf(text.id) }));
  return new Map([
    ['README.md', ruleIndex(documented, policy)],
    ...documented.map(({ text, runbook }) => [`${text.id}.md`, rulePage(text, runbook, policy)] as const),
  ]);
}
