import { ruleId } from '../ids';

/** The rule of a drill's one finding. Nothing evaluates it: who makes a drill says how it is. */
export const RULE_DRILL = ruleId('drill');
