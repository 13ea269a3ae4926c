import type { Attachment } from './attachment';
import type { CertificateArn, Place } from './ids';
import type { Instant } from './instant';

/** Readable, and the key of its case: `certificate:<CertificateId>`, `blind-spot:<reason>`. A `drill` is a case like any other: it proves the whole way. */
export type SubjectId = `${'certificate' | 'blind-spot' | 'alert-path' | 'drill'}:${string}`;
/** What must still be sayable when the subject is gone. Names and owners come from outside: every renderer neutralises them. */
export interface About {
  readonly region: Place;
  readonly owners: readonly string[];
  readonly names: readonly string[];
  /** Of the certificate or its resources, else of the configuration. */
  readonly environment?: string;
  readonly arn?: CertificateArn;
  readonly notAfter?: Instant;
  readonly attachments?: readonly Attachment[];
}
