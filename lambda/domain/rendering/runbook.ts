import type { RuleId } from '../ids';

/** Where the pages of the rules lie in the repository that was deployed. */
const FOLDER = 'docs/rules';

/** Where a rule is explained: in the folder that the configuration names, an https URL; else a path in the repository that was deployed. */
export const runbookOf = (rule: RuleId, runbooks: string = FOLDER): string => `${runbooks}/${rule}.md`;

/** Whether it can be opened from where it is read. A path is for people who have the repository. */
export const isLink = (runbook: string): boolean => /^https?:\/\//.test(runbook);
