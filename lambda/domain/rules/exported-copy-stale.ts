import type { Certificate } from '../certificate/certificate';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import { type Instant, millisecondsBetween } from '../instant';
import { isInside } from '../certificate/lifetime';
import type { Limit } from '../policy';
import { inUtc, labelOf } from '../wording';
import type { Rule } from './rule';

/**
 * Fails when a certificate was exported, then renewed, and not exported since: whoever holds a copy still runs on the old one.
 *
 * Its deadline is the end of the old one. That ACM counts exports anew at a renewal follows from its rules of eligibility ("exported since
 * issue or last renewal"); should it not, this passes. Whether it was exported before we first looked, nobody knows.
 */
export const exportedCopyStale: Rule<Certificate> = {
  id: ruleId('exported-copy-stale'),
  title: 'Exported copies are of the old certificate',
  meaning:
    'ACM renewed a certificate that had been exported. What runs outside of AWS holds a copy, which ACM cannot renew: it ' +
    'goes on serving the old certificate until that one expires.',
  remedy:
    'Export it again, `aws acm export-certificate --certificate-arn ARN --passphrase fileb://passphrase`, and install it ' +
    'wherever the copies run.',

  evaluate(certificate, { now, policy, view }) {
    if (certificate.source !== 'acm') return { kind: 'not-applicable' };
    const { previousNotAfter, lastExportedSeenAt } = view.memoryOf(certificate);
    if (previousNotAfter === undefined || lastExportedSeenAt === undefined) return { kind: 'pass' };
    if (certificate.exported === undefined) return { kind: 'unknown', lacks: 'export' };
    if (certificate.exported) return { kind: 'pass' };

    return staleCopies(certificate, { previousNotAfter, lastExportedSeenAt }, policy.exported.critical, now);
  },
};

function staleCopies(
  certificate: Certificate,
  facts: Readonly<Record<'previousNotAfter' | 'lastExportedSeenAt', Instant>>,
  critical: Limit,
  now: Instant,
): Verdict {
  const { previousNotAfter } = facts;
  const remaining = millisecondsBetween(now, previousNotAfter);
  const summary =
    `${labelOf(certificate)} was renewed and not exported since: copies outside of AWS are of the one that ` +
    `${remaining <= 0 ? 'expired' : 'expires'} on ${inUtc(previousNotAfter)}`;
  const severity = isInside(critical, { notAfter: previousNotAfter, remaining }) === true ? 'critical' : 'warning';
  return { kind: 'fail', severity, summary, facts, deadline: previousNotAfter };
}
