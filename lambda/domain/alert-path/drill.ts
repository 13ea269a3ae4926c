import type { RuleText } from '../rules';
import { RULE_DRILL } from './drill-rule';

/** What a drill says of itself, as rules do. */
export const RULE_DRILL_TEXT: RuleText = {
  id: RULE_DRILL,
  title: 'Drill',
  meaning: 'Somebody tests whether pages arrive. Nothing is wrong.',
  remedy: 'Nothing: who began it, by `npx notafter drill`, sees that it arrived and takes it back.',
};
