import type { AcmCertificate, Certificate } from './certificate';
import { isNeverIssued } from './expiry';
import { type Instant, millisecondsBetween } from './instant';
import { isInside, spanOf } from './lifetime';
import type { Memory } from './memory';
import type { Policy } from './policy';
import type { Alert } from './severity';

const MINUTE_MS = 60_000;

/** Whether ACM should renew it: issued through ACM with a key that AWS made, neither revoked nor expired. Without `notAfter`: not known to have expired. */
export const isAcmToRenew = (certificate: Certificate, now: Instant): certificate is AcmCertificate =>
  certificate.source === 'acm' &&
  certificate.renews === 'acm' &&
  certificate.status !== 'REVOKED' &&
  !isNeverIssued(certificate) &&
  (certificate.notAfter === undefined || now < certificate.notAfter);

/** Whether ACM has reason to be at work on it: from 45 days before the end of a public certificate, 60 of a private one, a quarter of a shorter life. */
export function isInsideRenewalWindow(certificate: AcmCertificate, now: Instant): boolean {
  const span = spanOf(certificate, now);
  const days = certificate.type === 'AMAZON_ISSUED' ? 45 : 60;
  return span !== undefined && isInside({ days, lifetimeDivisor: 4 }, span) === true;
}

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
