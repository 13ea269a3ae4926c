import type { Certificate } from '../certificate';
import { deadlineAt } from '../certificate-failure';
import { isServable } from '../expiry';
import type { Verdict } from '../finding';
import { ruleId } from '../ids';
import { isInside, spanOf } from '../lifetime';
import { atMost, counted, inUtc, labelOf } from '../wording';
import type { Rule, RuleContext } from './rule';

const COVERING_SHOWN = 5;

/**
 * Fails while an IAM server certificate has an attachment: a migration to ACM that is not finished, as a number.
 *
 * Facts: `remaining` of `most` (ever seen) attachments, and the certificates of ACM that could take over now.
 * Attachments that were not read are unknown; none among those that were read passes only if nothing is left unread.
 */
export const legacyCertificateInUse: Rule<Certificate> = {
  id: ruleId('legacy-certificate-in-use'),
  title: 'IAM server certificate is in use',
  meaning:
    'Nobody renews a certificate in IAM, and AWS warns nobody of its end. One of these took Coinbase down in 2021.',
  remedy:
    'Request one that ACM renews for the same names, `aws acm request-certificate --domain-name NAME --validation-method ' +
    'DNS`, move every attachment to it, then delete this one.',

  evaluate(certificate, context) {
    if (certificate.source !== 'iam') return { kind: 'not-applicable' };
    const remaining = context.view.attachmentsOf(certificate)?.length;
    if (remaining === undefined) return { kind: 'unknown', lacks: 'attachments' };
    if (remaining > 0) return verdictOfAttached(certificate, remaining, context);
    return context.view.useOf(certificate).kind === 'unused' ? { kind: 'pass' } : { kind: 'unknown', lacks: 'use' };
  },
};

function verdictOfAttached(certificate: Certificate, remaining: number, { now, policy, view }: RuleContext): Verdict {
  const { notAfter } = certificate;
  const span = spanOf(certificate, now);
  const isNear = span !== undefined && isInside(policy.legacy.critical, span) === true;
  const most = Math.max(remaining, view.memoryOf(certificate).attachmentsMax ?? 0);
  const covering = view.coveredBy(certificate).filter((other) => isServable(other, now));
  const coveredBy = atMost(COVERING_SHOWN, covering.map(labelOf));

  const clauses = [
    `${labelOf(certificate)} is in use, ${remaining} of ${counted(most, 'attachment')} left`,
    ...(notAfter === undefined ? [] : [`expires on ${inUtc(notAfter)}`]),
    ...(coveredBy.length === 0 ? [] : [`its names are covered by ${coveredBy.join(', ')}`]),
  ];
  const severity = isNear ? 'critical' : 'warning';
  const facts = {
    remaining,
    most,
    coveredBy: atMost(
      COVERING_SHOWN,
      covering.map(({ arn }) => arn),
    ),
  };
  return { kind: 'fail', severity, summary: clauses.join('; '), facts, ...deadlineAt(notAfter) };
}
