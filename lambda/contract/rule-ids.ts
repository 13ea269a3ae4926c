import { allRules } from '../domain/rules';

/** Of every rule that there is; here because deploy time sees the contract only. */
export const RULE_IDS: readonly string[] = allRules.map(({ id }) => id);
