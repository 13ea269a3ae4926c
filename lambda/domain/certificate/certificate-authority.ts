import type { Cell } from '../inventory/cell';
import type { Instant } from '../instant';

/** What AWS Private CA calls the state of a CA, in its own words. Only an active one issues. */
export const AUTHORITY_STATUSES = [
  'CREATING',
  'PENDING_CERTIFICATE',
  'ACTIVE',
  'DELETED',
  'DISABLED',
  'EXPIRED',
  'FAILED',
] as const;
/** One of these. */
export type AuthorityStatus = (typeof AUTHORITY_STATUSES)[number];

/** What came of asking for a CA. `not-found`: AWS says that there is none of that ARN. `unread`: nobody knows, which is neither good nor bad. */
export type AuthorityAnswer =
  | { readonly kind: 'told'; readonly status: AuthorityStatus; readonly notAfter?: Instant }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unread'; readonly because: Extract<Cell, { readonly status: 'denied' | 'failed' }>['reason'] };

/** The newest answer, and its age. */
export interface CertificateAuthority {
  readonly readAt: Instant;
  readonly answer: AuthorityAnswer;
}
/** By ARN. */
export type CertificateAuthorities = Readonly<Record<string, CertificateAuthority>>;
/** What asking for some CAs came to, by ARN; each that was asked for is in it. */
export type CertificateAuthoritiesReading = ReadonlyMap<string, CertificateAuthority>;
