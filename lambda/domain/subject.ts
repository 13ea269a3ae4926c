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
/** A subject with an open case: what the ledger wants to hear of, even if it is no longer there. */
export interface KnownSubject {
  readonly subject: SubjectId;
  /** As the case tells it. The `names` of a blind spot are those of its cells. */
  readonly about: Pick<About, 'region' | 'names'>;
}
