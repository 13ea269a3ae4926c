import type { Certificate, Renewer } from '../certificate/certificate';
import { failureOf } from '../certificate/certificate-failure';
import { expiryLimits, isNeverIssued, isSuperseded } from '../certificate/expiry';
import { ruleId } from '../ids';
import { nearness } from '../certificate/lifetime';
import { REPLACE } from '../certificate/replacement';
import { inUtc } from '../wording';
import type { Rule } from './rule';

const WHY: Readonly<Record<Exclude<Renewer, 'acm'>, string>> = {
  'acme-client': 'its ACME client has not renewed it',
  nobody: 'nobody renews it',
  unknown: 'who renews it is not known',
};

/**
 * Fails while the end of a certificate that ACM does not renew is nearer than its limits, which follow its lifetime.
 *
 * Not applicable once it has expired: `certificate-expired`, never milder, takes over at that instant, so that one fact is one finding.
 * Passes for one of an ACME client that holds a newer one of the same names. Without `notBefore` the limits in days hold alone.
 */
export const certificateExpiring: Rule<Certificate> = {
  id: ruleId('certificate-expiring'),
  title: 'Certificate is about to expire',
  meaning: 'It ends soon, and ACM does not renew it: unless somebody acts, whatever serves it stops working then.',
  remedy: `Put a newer certificate in its place before it ends. ${REPLACE}`,

  evaluate(certificate, { policy, view }) {
    const { renews } = certificate;
    if (renews === 'acm' || isNeverIssued(certificate)) return { kind: 'not-applicable' };
    const span = view.spanOf(certificate);
    if (span === undefined) return { kind: 'unknown', lacks: 'not-after' };
    if (span.remaining <= 0) return { kind: 'not-applicable' };
    const severity = nearness(expiryLimits(certificate, policy), span);
    if (severity === 'unknown') return { kind: 'unknown', lacks: 'not-before' };
    if (severity === 'outside' || isSuperseded(certificate, view)) return { kind: 'pass' };

    const { notAfter } = span;
    const what = `expires on ${inUtc(notAfter)}, ${WHY[renews]}`;
    return failureOf(certificate, { severity, what, facts: { notAfter, renews }, deadline: notAfter }, view);
  },
};
