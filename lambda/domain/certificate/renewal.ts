import type { AcmCertificate, Certificate } from './certificate';
import { isNeverIssued } from './expiry';
import { DAY_MS, type Instant, millisecondsBetween, MINUTE_MS } from '../instant';
import { isInside, type Span, spanOf } from './lifetime';
import type { Memory } from './memory';
import type { Policy } from '../policy';
import type { Alert } from '../severity';

/** Whether ACM should renew it: issued through ACM with a key that AWS made, neither revoked nor expired. Without `notAfter`: not known to have expired. */
export const isAcmToRenew = (certificate: Certificate, now: Instant): certificate is AcmCertificate =>
  certificate.source === 'acm' &&
  certificate.renews === 'acm' &&
  certificate.status !== 'REVOKED' &&
  !isNeverIssued(certificate) &&
  (certificate.notAfter === undefined || now < certificate.notAfter);

/** Whether ACM makes sure of each of its names at every renewal, and leaves it to the owner to see to that: a public one, not managed by CloudFront. */
export const isValidatedAnew = (certificate: Certificate, now: Instant): certificate is AcmCertificate =>
  isAcmToRenew(certificate, now) && certificate.type === 'AMAZON_ISSUED' && certificate.managedBy === undefined;

/** Whether ACM has reason to be at work on it: from 45 days before the end of a public certificate, 60 of a private one, a quarter of a shorter life. */
export function isInsideRenewalWindow(certificate: AcmCertificate, now: Instant): boolean {
  const span = spanOf(certificate, now);
  return (
    span !== undefined &&
    isInside({ days: daysOfRenewal(certificate), lifetimeDivisor: RENEWAL_DIVISOR }, span) === true
  );
}

/** Whether its renewal is so near that what hinders it is urgent: some days before its window, but never in the first part of its life. */
export function isApproachingRenewal(certificate: AcmCertificate, span: Span, { validation }: Policy): boolean {
  const { notBefore, notAfter, remaining } = span;
  const earliest = daysOfRenewal(certificate) + validation.approachDays;
  // Almost always: so only few lifetimes are ever computed.
  if (remaining > earliest * DAY_MS) return false;
  const lifetime = notBefore === undefined ? Infinity : millisecondsBetween(notBefore, notAfter);
  const window = Math.min(daysOfRenewal(certificate) * DAY_MS, lifetime / RENEWAL_DIVISOR);
  return remaining <= Math.min(window + validation.approachDays * DAY_MS, lifetime / validation.lifetimeDivisor);
}

/** Before the end of a public certificate, and of a private one. */
const daysOfRenewal = ({ type }: AcmCertificate): number => (type === 'AMAZON_ISSUED' ? 45 : 60);
const RENEWAL_DIVISOR = 4;

/** Whether as many readings as the policy wants agree that ACM will not renew it. ACM's word lags behind a detach and an attach by minutes. */
export function isProvenIneligible(
  { renewal, observedAt }: AcmCertificate,
  { ineligibleSince }: Memory,
  { ineligible }: Policy,
): boolean {
  if (renewal.eligibility !== 'ineligible') return false;
  if (ineligible.readings === 1) return true;
  const apart = ineligible.minutesBetweenReadings * MINUTE_MS;
  return ineligibleSince !== undefined && millisecondsBetween(ineligibleSince, observedAt) >= apart;
}

/** CloudFront sees to the certificates that it manages: nobody is woken for its renewals. */
export const milderIfManaged = ({ managedBy }: AcmCertificate, severity: Alert): Alert =>
  managedBy === 'cloudfront' ? 'warning' : severity;
