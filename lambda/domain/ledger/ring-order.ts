import type { Case } from './case';
import { blastRadiusOf } from '../use/blast-radius';
import { compareSeverity } from '../severity';
import { RUNGS, urgencyOf } from './rung';

/** Below zero when the left is the more pressing: severity, expired, urgent, more that breaks; then by subject, so that the order is always the same. */
export const comparePressure = (left: Case, right: Case): number =>
  compareSeverity(right.state.severity, left.state.severity) ||
  Number(isExpired(right)) - Number(isExpired(left)) ||
  Number(isUrgent(right)) - Number(isUrgent(left)) ||
  rankOf(right) - rankOf(left) ||
  (left.subject < right.subject ? -1 : 1);

/** Whether its deadline is past. */
export const isExpired = ({ state }: Case): boolean => state.rung === 'expired';

const isUrgent = ({ subject, state }: Case): boolean => urgencyOf(subject, state.rung) === 'high';

/** Of its blast radius. Unknown uses cannot be counted. */
const rankOf = ({ about: { names, attachments = [], blastRadius } }: Case): number =>
  (blastRadius ?? blastRadiusOf({ names, attachments })).rank;

/** Whether it is expired, or its deadline is within 72 hours: then it rings by itself even when everything is new. */
export const cannotWait = ({ state: { rung } }: Case): boolean => RUNGS.indexOf(rung) >= RUNGS.indexOf('3d');
