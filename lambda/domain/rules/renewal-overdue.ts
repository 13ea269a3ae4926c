import type { Certificate } from '../certificate/certificate';
import { failureOf } from '../certificate/certificate-failure';
import { expiryLimits } from '../certificate/expiry';
import { ruleId } from '../ids';
import { nearness } from '../certificate/lifetime';
import { isAcmToRenew, isProvenIneligible, milderIfManaged } from '../certificate/renewal';
import { inUtc } from '../wording';
import type { Rule } from './rule';

/**
 * Fails while the end of a certificate that ACM renews is nearer than a renewal in good health would have let it come.
 *
 * ACM begins 45 days ahead (60 for private ones), so what is left at the limit has not been renewed for weeks, whatever ACM says of its progress.
 * Goes on after one reading that says INELIGIBLE, as one proves nothing; not applicable once `renewal-ineligible` has its proof.
 */
export const renewalOverdue: Rule<Certificate> = {
  id: ruleId('renewal-overdue'),
  title: 'Renewal of the certificate is overdue',
  meaning: 'ACM should have renewed it by now and has not. If it goes on so, whatever serves it stops working.',
  remedy:
    'Ask ACM why: `aws acm describe-certificate --certificate-arn ARN`, under RenewalSummary. If it cannot be renewed in ' +
    'time, request another and put that in its place.',

  evaluate(certificate, { now, policy, view }) {
    if (!isAcmToRenew(certificate, now)) return { kind: 'not-applicable' };
    if (isProvenIneligible(certificate, view.memoryOf(certificate), policy)) return { kind: 'not-applicable' };
    const span = view.spanOf(certificate);
    if (span === undefined) return { kind: 'unknown', lacks: 'not-after' };
    const severity = nearness(expiryLimits(certificate, policy), span);
    if (severity === 'unknown') return { kind: 'unknown', lacks: 'not-before' };
    if (severity === 'outside') return { kind: 'pass' };

    const { notAfter } = span;
    const trouble = {
      severity: milderIfManaged(certificate, severity),
      what: `expires on ${inUtc(notAfter)}, ACM has not renewed it yet`,
      facts: { notAfter, eligibility: certificate.renewal.eligibility },
      deadline: notAfter,
    };
    return failureOf(certificate, trouble, view);
  },
};
