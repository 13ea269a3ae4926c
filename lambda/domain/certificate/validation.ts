import type { Instant } from '../instant';

/** The CNAME record by which ACM knows who holds a name. Both ends are normalised; both come from outside. */
export interface ValidationRecord {
  readonly name: string;
  readonly value: string;
}

/** How ACM makes sure of one name, at each renewal anew. `record` absent: of another method, or not told. */
export interface DomainValidation {
  /** As in the certificate, so that it may begin with `*.`. */
  readonly name: string;
  readonly method: 'dns' | 'email' | 'http';
  readonly record?: ValidationRecord;
}

/** From DescribeCertificate. Private and imported certificates have none: their list is empty. */
export interface Validation {
  readonly readAt: Instant;
  readonly domains: readonly DomainValidation[];
}
