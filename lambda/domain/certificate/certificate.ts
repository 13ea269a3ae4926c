import type { AccountId, CertificateArn, CertificateId, Region } from '../ids';
import type { Instant } from '../instant';
import type { Validation } from './validation';

/** `unknown` is judged as `nobody`: not knowing who renews must never silence an expiry. */
export type Renewer = 'acm' | 'acme-client' | 'nobody' | 'unknown';
/** Structured, so that "RSA 1024 and weaker" is a comparison, and an algorithm of tomorrow is not malformed. */
export type Key =
  | { readonly family: 'rsa'; readonly bits: number }
  | { readonly family: 'ec'; readonly curve: string }
  | { readonly family: 'other'; readonly name: string };
/** What every source says of a certificate. A fact of AWS that is absent is unknown, never "no". */
interface CertificateFacts {
  readonly id: CertificateId;
  readonly arn: CertificateArn;
  readonly account: AccountId;
  readonly renews: Renewer;
  /** Not complete when ACM cut the list at 100: such a certificate may cover more names than it shows. */
  readonly names: readonly string[];
  readonly namesComplete: boolean;
  readonly notBefore?: Instant;
  readonly notAfter?: Instant;
  readonly key?: Key;
  /** The reading that saw this row. Older than its cell's `triedAt`: kept content, stale. */
  readonly observedAt: Instant;
}
/** AWS's own words. A value that we do not know yet is left out, not guessed. */
export type AcmStatus =
  'PENDING_VALIDATION' | 'ISSUED' | 'INACTIVE' | 'EXPIRED' | 'VALIDATION_TIMED_OUT' | 'REVOKED' | 'FAILED';
/** From DescribeCertificate, so `not-read` for all but k certificates. `reason` is AWS's FailureReason. */
export type RenewalProgress =
  | { readonly kind: 'not-read' }
  | { readonly kind: 'not-started'; readonly readAt: Instant }
  | { readonly kind: 'pending-auto-renewal' | 'succeeded'; readonly readAt: Instant; readonly updatedAt: Instant }
  | {
      readonly kind: 'pending-validation' | 'failed';
      readonly readAt: Instant;
      readonly updatedAt: Instant;
      readonly reason?: string;
    };
/** A row of ListCertificates, with what DescribeCertificate said of it where it was asked. */
export interface AcmCertificate extends CertificateFacts {
  readonly source: 'acm';
  readonly region: Region;
  readonly type?: 'AMAZON_ISSUED' | 'PRIVATE' | 'IMPORTED';
  readonly status?: AcmStatus;
  /** ACM's `CreatedAt`: "never issued for 48 h" counts from here. */
  readonly requestedAt?: Instant;
  /** Beside `progress`, not around it: another API call, another age, and an ineligible certificate can have a failed renewal. */
  readonly renewal: { readonly eligibility: 'eligible' | 'ineligible' | 'unknown'; readonly progress: RenewalProgress };
  /** Why ACM never issued it, in AWS's words; from DescribeCertificate. */
  readonly failureReason?: string;
  readonly revokedAt?: Instant;
  readonly inUse?: boolean;
  readonly exported?: boolean;
  readonly managedBy?: 'cloudfront';
  /** From DescribeCertificate, by which names are validated; kept until the certificate is another one. */
  readonly validation?: Validation;
  /** ARN of the private CA that issued it; from DescribeCertificate. */
  readonly certificateAuthority?: string;
}
/** A server certificate of IAM: nobody renews it, and AWS tells nobody of its end. */
export interface IamCertificate extends CertificateFacts {
  readonly source: 'iam';
  readonly region: 'global';
  readonly renews: 'nobody';
  readonly name: string;
  readonly uploadedAt?: Instant;
}
/** One certificate somewhere in AWS. */
export type Certificate = AcmCertificate | IamCertificate;
