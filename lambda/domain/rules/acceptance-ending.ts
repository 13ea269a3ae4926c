import type { Verdict } from '../finding';
import { type RuleId, ruleId } from '../ids';
import { DAY_MS, type Instant, millisecondsBetween } from '../instant';
import { inUtc } from '../wording';
import type { Rule } from './rule';

/** Something that would be told, were it not accepted. */
export interface Hidden {
  readonly rule: RuleId;
  readonly until: Instant;
  readonly reason: string;
}

/** Long enough to mend it, or to have the entry reviewed once more. */
const NOTICE_MS = 7 * DAY_MS;

/** Fails while an accepted entry that hides something of its subject ends within a week. Asked by `withAcceptances` of subjects with an entry: the other rules know of none. */
export const acceptanceEnding: Omit<Rule<never>, 'evaluate'> & {
  readonly evaluate: (hidden: readonly Hidden[], now: Instant) => Verdict;
} = {
  id: ruleId('acceptance-ending'),
  title: 'What was accepted is told again soon',
  meaning:
    'An entry of `accepted` that hides a finding ends within a week; then the finding is told, and pages where it is critical.',
  remedy:
    'Mend what it hides, which `npx notafter scan` shows as info, or move `until` of the entry in `notafter.config.ts` and deploy.',

  evaluate(hidden, now) {
    const [first] = hidden.toSorted((left, right) => (left.until < right.until ? -1 : 1));
    if (first === undefined) return { kind: 'not-applicable' };
    if (millisecondsBetween(now, first.until) > NOTICE_MS) return { kind: 'pass' };
    const { rule, until, reason } = first;
    const summary = `What ${rule} says of it is accepted until ${inUtc(until)}, and told again then: ${reason}`;
    return { kind: 'fail', severity: 'warning', summary, facts: { rule, until, reason } };
  },
};
