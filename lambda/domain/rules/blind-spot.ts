import { certificatesAtRisk } from '../certificate/at-risk';
import type { BlindSpot } from '../judging/blind-spot';
import { type Cell, cellName, lastCompleteAt } from '../inventory/cell';
import { ruleId } from '../ids';
import { HOUR_MS, type Instant, millisecondsBetween, MINUTE_MS } from '../instant';
import { atMost, counted, GAP_WORDS, inUtc, labelOf } from '../wording';
import type { Rule, RuleContext } from './rule';

const SHOWN = { sentence: 5, facts: 50, certificates: 10 } as const;

type UnreadCell = Extract<Cell, { readonly unreadSince: Instant }>;

/**
 * Fails on cells of one reason that were never read, or not for three scan intervals by the clock. A walk that goes on in the next run has these intervals
 * from the first time, too.
 *
 * Critical when one of them has been unread for 24 hours and last held a certificate, perhaps in use, inside its warning window: nobody can
 * tell whether it was renewed. What a service control policy denies was decided by somebody: warning, and no more.
 */
export const blindSpot: Rule<BlindSpot> = {
  id: ruleId('blind-spot'),
  title: 'Part of the account cannot be read',
  meaning: 'Certificates there are judged from what was last known, new ones are not seen at all.',
  remedy:
    'See whether you can read it yourself: `npx notafter scan --region REGION`. Denied to the function alone: somebody ' +
    'changed its role. Denied to everybody: ask the owner of the policy.',

  evaluate({ account, reason, cells }, context) {
    // They were read, and are not believed: `inventory-dropped` tells of it.
    if (reason === 'sudden-loss-doubted') return { kind: 'not-applicable' };
    const overdue = cells.filter(isUnread).filter((cell) => isOverdue(cell, context));
    const [since] = overdue.map(({ unreadSince }) => unreadSince).sort();
    if (since === undefined) return { kind: 'pass' };
    const names = overdue.map(cellName).sort();
    const atRisk = reason === 'service-control-policy' ? [] : certificatesAtRisk(longUnread(overdue, context), context);

    const where = atMost(SHOWN.sentence, names).join(', ');
    const what = `${counted(names.length, 'cell')} of account ${account} not read (${GAP_WORDS[reason]}) since ${inUtc(since)}`;
    const risk = atRisk.length === 0 ? '' : `; last held ${counted(atRisk.length, 'certificate')} close to expiry`;
    return {
      kind: 'fail',
      severity: atRisk.length === 0 ? 'warning' : 'critical',
      summary: `${what}: ${where}${risk}`,
      facts: {
        reason,
        since,
        cells: atMost(SHOWN.facts, names),
        atRisk: atMost(SHOWN.certificates, atRisk.map(labelOf)),
      },
    };
  },
};

const isUnread = (cell: Cell): cell is UnreadCell => 'unreadSince' in cell;

const isOverdue = (cell: UnreadCell, { now, policy, scanEveryMinutes }: RuleContext): boolean =>
  (lastCompleteAt(cell) === undefined && !('walk' in cell)) ||
  millisecondsBetween(cell.unreadSince, now) >= policy.blindSpot.scanIntervals * scanEveryMinutes * MINUTE_MS;

const longUnread = (cells: readonly UnreadCell[], { now, policy }: RuleContext): readonly UnreadCell[] =>
  cells.filter(
    ({ unreadSince }) => millisecondsBetween(unreadSince, now) >= policy.blindSpot.criticalAfterHours * HOUR_MS,
  );
