import type { Certificate } from '../certificate/certificate';
import { failureOf } from '../certificate/certificate-failure';
import { isNeverIssued, isSuperseded } from '../certificate/expiry';
import { ruleId } from '../ids';
import { inUtc } from '../wording';
import { REPLACE } from '../certificate/replacement';
import type { Rule } from './rule';

/**
 * Fails from the instant of `notAfter` on, whoever renews the certificate and whatever ACM's `Status` says.
 *
 * Passes for one of an ACME client that holds a newer one of the same names. A request that was never issued has no end: not applicable.
 */
export const certificateExpired: Rule<Certificate> = {
  id: ruleId('certificate-expired'),
  title: 'Certificate has expired',
  meaning: 'Every client that checks certificates now refuses to connect wherever this one is served.',
  remedy: `Put a valid certificate in its place now. ${REPLACE}`,

  evaluate(certificate, { now, view }) {
    const { notAfter } = certificate;
    if (isNeverIssued(certificate)) return { kind: 'not-applicable' };
    if (notAfter === undefined) return { kind: 'unknown', lacks: 'not-after' };
    if (now < notAfter || isSuperseded(certificate, view)) return { kind: 'pass' };

    const what = `expired on ${inUtc(notAfter)}`;
    return failureOf(certificate, { severity: 'critical', what, facts: { notAfter }, deadline: notAfter }, view);
  },
};
