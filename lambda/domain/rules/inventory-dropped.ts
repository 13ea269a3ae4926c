import type { BlindSpot } from '../judging/blind-spot';
import { type Cell, cellName } from '../inventory/cell';
import { ruleId } from '../ids';
import type { Instant } from '../instant';
import { atMost, counted, inUtc } from '../wording';
import type { Rule } from './rule';

const SHOWN = { sentence: 5, facts: 50 } as const;

type UnreadCell = Extract<Cell, { readonly unreadSince: Instant }>;

/**
 * Fails on cells whose lists lacked suspiciously much of what they held, at two readings in a row or more.
 *
 * One such reading is a hiccup of AWS, and tells nobody: what it lacked is kept and judged as before, and resolves nothing.
 */
export const inventoryDropped: Rule<BlindSpot> = {
  id: ruleId('inventory-dropped'),
  title: 'Certificates vanished all at once',
  meaning:
    'A list of AWS lacks many certificates that it held before, and AWS does not deny each of them. They are judged from ' +
    'what was last known, and none of their alerts is resolved.',
  remedy:
    'Look whether they are there, `aws acm list-certificates --region REGION` or `aws iam list-server-certificates`. Deleted on ' +
    'purpose: nothing to do, each run asks for twenty of them by name and lets go of those that AWS does not know.',

  evaluate({ account, reason, cells }, { view }) {
    if (reason !== 'sudden-loss-doubted') return { kind: 'not-applicable' };
    const repeated = cells.filter(isRepeated);
    const [since] = repeated.map(({ unreadSince }) => unreadSince).sort();
    if (since === undefined) return { kind: 'pass' };
    const names = repeated.map(cellName).sort();
    const kept = view.inventory.certificates.filter((certificate) =>
      repeated.some((cell) => cellName(cell) === cellName(certificate) && certificate.observedAt < cell.triedAt),
    ).length;
    const where = atMost(SHOWN.sentence, names).join(', ');
    return {
      kind: 'fail',
      severity: 'warning',
      summary: `${counted(kept, 'certificate')} of account ${account} vanished from the lists of AWS since ${inUtc(since)}: ${where}`,
      facts: { since, kept, cells: atMost(SHOWN.facts, names) },
    };
  },
};

const isRepeated = (cell: Cell): cell is UnreadCell => 'unreadSince' in cell && cell.unreadSince < cell.triedAt;
