import type { Case } from './case';
import { compareSeverity } from '../severity';
import { RUNGS, urgencyOf } from './rung';

/** Below zero when the left is the more pressing: severity, expired, urgent, used in more places; then by subject, so that the order is always the same. */
export const comparePressure = (left: Case, right: Case): number =>
  compareSeverity(right.state.severity, left.state.severity) ||
  Number(isExpired(right)) - Number(isExpired(left)) ||
  Number(isUrgent(right)) - Number(isUrgent(left)) ||
  blastRadius(right) - blastRadius(left) ||
  (left.subject < right.subject ? -1 : 1);

const isExpired = ({ state }: Case): boolean => state.rung === 'expired';

const isUrgent = ({ subject, state }: Case): boolean => urgencyOf(subject, state.rung) === 'high';

/** How many uses break. Unknown ones cannot be counted. */
const blastRadius = ({ about: { attachments = [] } }: Case): number => attachments.length;

/** Whether it is expired, or its deadline is within 72 hours: then it rings by itself even when everything is new. */
export const cannotWait = ({ state: { rung } }: Case): boolean => RUNGS.indexOf(rung) >= RUNGS.indexOf('3d');
