import type { Attachment } from './use/attachment';
import type { BlastRadius } from './use/blast-radius';
import type { AccountChange } from './inventory/account-change';
import type { CertificateArn, Place } from './ids';
import type { Instant } from './instant';

/** Readable, and the key of its case: `certificate:<CertificateId>`, `blind-spot:<reason>`, `change-events:<region>`. A `drill` is a case like any other: it proves the whole way. */
export type SubjectId = `${SubjectKind}:${string}`;

/** What can have a case. */
export type SubjectKind = 'certificate' | (typeof OTHER_KINDS)[number];

const OTHER_KINDS = ['blind-spot', 'alert-path', 'change-events', 'drill'] as const;

/** Which kind of thing a subject is. */
export const kindOf = (subject: SubjectId): SubjectKind =>
  OTHER_KINDS.find((kind) => subject.startsWith(`${kind}:`)) ?? 'certificate';

/** Whether it only proves that pages arrive. */
export const isDrill = (subject: SubjectId): boolean => kindOf(subject) === 'drill';

/** What must still be sayable when the subject is gone. Names and owners come from outside: every renderer neutralises them. */
export interface About {
  readonly region: Place;
  /** As the tags `owner` and `team` of the certificate say, else those of its resources, else the configuration. */
  readonly owners: readonly string[];
  readonly names: readonly string[];
  /** Of the certificate or its resources, else of the configuration; of several the first. */
  readonly environment?: string;
  /** All of them, where its resources are in several. */
  readonly environments?: readonly string[];
  /** What only tags could say that were never read: what stands there, of the configuration or of other tags, leads nowhere. Absent: nothing. */
  readonly unknown?: readonly ('owner' | 'environment')[];
  /** What was said since the case opened and is not so any more: a filter that let the opening through lets the end through. */
  readonly formerly?: { readonly owners: readonly string[]; readonly environments: readonly string[] };
  readonly arn?: CertificateArn;
  readonly notAfter?: Instant;
  readonly attachments?: readonly Attachment[];
  /** The last that somebody did to it, where that is not long ago. */
  readonly changed?: Pick<AccountChange, 'by' | 'at' | 'action'>;
  /** What breaks; absent where the attachments were never read. */
  readonly blastRadius?: BlastRadius;
}
/** All environments that something is said to be in. */
export const environmentsOf = ({
  environment,
  environments,
}: Pick<About, 'environment' | 'environments'>): readonly string[] =>
  environments ?? (environment === undefined ? [] : [environment]);

/** A subject with an open case: what the ledger wants to hear of, even if it is no longer there. */
export interface KnownSubject {
  readonly subject: SubjectId;
  /** As the case tells it. The `names` of a blind spot are those of its cells. */
  readonly about: Pick<About, 'region' | 'names'>;
}
