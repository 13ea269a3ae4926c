import type { Certificate } from './certificate';
import type { Instant } from '../instant';
import type { InventoryView } from '../inventory/inventory-view';
import type { Limit, Policy } from '../policy';
import type { Alert } from '../severity';

const NEVER_ISSUED: ReadonlySet<string | undefined> = new Set(['PENDING_VALIDATION', 'VALIDATION_TIMED_OUT', 'FAILED']);

/** Whether it is a request that ACM has not fulfilled: it has no end that anybody could miss. */
export const isNeverIssued = (certificate: Certificate): boolean =>
  certificate.source === 'acm' && certificate.notAfter === undefined && NEVER_ISSUED.has(certificate.status);

/** Whether a listener could be given it at that instant. What is not known counts against it. */
export const isServable = (certificate: Certificate, now: Instant): boolean =>
  certificate.notBefore !== undefined &&
  certificate.notBefore <= now &&
  certificate.notAfter !== undefined &&
  now < certificate.notAfter &&
  (certificate.source === 'iam' || certificate.status === 'ISSUED');

/** How near its end may come before whoever renews it is late. */
export function expiryLimits(certificate: Certificate, policy: Policy): Readonly<Record<Alert, Limit>> {
  switch (certificate.renews) {
    case 'acm':
      return policy.overdue;
    case 'acme-client':
      return hasLifetime(certificate) ? policy.expiring.acmeClient : policy.expiring.nobody;
    case 'nobody':
    case 'unknown':
      return policy.expiring.nobody;
  }
}

const hasLifetime = ({ notBefore, notAfter }: Certificate): boolean =>
  notBefore !== undefined && notAfter !== undefined && notBefore < notAfter;

/**
 * Whether an ACME client has fetched a newer certificate for the same names: it does not renew, it replaces.
 *
 * Newer by `notBefore` alone, so that of any set of namesakes the newest one is always judged; a revoked one replaces nothing.
 */
export function isSuperseded(certificate: Certificate, view: InventoryView): boolean {
  const { notBefore } = certificate;
  if (certificate.renews !== 'acme-client' || notBefore === undefined) return false;
  return view
    .namesakesOf(certificate)
    .some(
      (other) =>
        other.source === 'acm' &&
        other.renews === 'acme-client' &&
        other.status !== 'REVOKED' &&
        other.notBefore !== undefined &&
        other.notBefore > notBefore,
    );
}
