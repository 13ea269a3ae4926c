import type { Instant } from '../instant';
import { isAcknowledged } from '../ledger/acknowledgement';
import type { Case } from '../ledger/case';
import { earliestDeadline, worstFinding } from '../ledger/findings';
import { comparePressure } from '../ledger/ring-order';
import { subjectName } from '../rendering/subject-name';
import { bounded } from './bounded';
import type { Digest, OpenDigestCase, OpenDigestCases } from './digest';
import { isDrill } from '../subject';

const WORST = 10;

/** What people hear of now, the most pressing first; drills are none. */
export function openCasesIn(cases: readonly Case[]): OpenDigestCases {
  const open = cases.filter(({ subject, state }) => state.kind === 'open' && !isDrill(subject));
  const critical = open.filter(({ state }) => state.severity === 'critical').length;
  return {
    critical,
    warning: open.length - critical,
    worst: open.toSorted(comparePressure).slice(0, WORST).map(openCase),
  };
}

function openCase(one: Case): OpenDigestCase {
  const { subject, about, openedAt, state, acknowledgement } = one;
  const { rule, severity, stale } = worstFinding(state.findings);
  const deadline = earliestDeadline(state.findings);
  return {
    subject,
    name: bounded(subjectName(subject, about)),
    rule,
    severity,
    openedAt,
    ...(deadline !== undefined && { deadline }),
    ...(about.notAfter !== undefined && { notAfter: about.notAfter }),
    ...(stale !== undefined && { staleSince: stale.since }),
    ...(acknowledgement !== undefined && isAcknowledged(one) && { acknowledgedBy: bounded(acknowledgement.by) }),
  };
}

/** How many opened since then, and how many ended; of a case that did both several times, the last counts. */
export function changedSince(cases: readonly Case[], since: Instant): NonNullable<Digest['changed']> {
  const counted = cases.filter(({ subject }) => !isDrill(subject));
  return {
    since,
    opened: counted.filter(({ openedAt }) => openedAt > since).length,
    ended: counted.filter(({ state, last }) => state.kind === 'resolved' && last.at > since).length,
  };
}
