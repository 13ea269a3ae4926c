import type { Attachment } from '../use/attachment';
import type { Certificate } from './certificate';
import type { AccountChange } from '../inventory/account-change';
import type { Instant } from '../instant';

/** What the newest reading cannot show. Absent = no reading of ours saw it, which is not "never". */
export interface Memory {
  readonly firstSeenAt?: Instant;
  readonly lastEligibleAt?: Instant;
  /** ACM's own word, row by row. `unusedSince`: the first reading without use since then. */
  readonly lastInUseAt?: Instant;
  readonly unusedSince?: Instant;
  readonly previousNotAfter?: Instant;
  readonly lastExportedSeenAt?: Instant;
  /** Counts of our own: AWS tells no beginning of the first, and moves its date of the second with every try. */
  readonly ineligibleSince?: Instant;
  readonly pendingValidationSince?: Instant;
  readonly lastAttachedAt?: Instant;
  /** While it is attached, the inventory itself has them: these are from the moment on at which none was found any more. */
  readonly lastAttachments?: readonly Attachment[];
  /** What its attachments called it: a rename leaves them behind for a while. */
  readonly attachedAs?: readonly Attachment['certificate'][];
  /** Where it was ever seen attached, each place once: see `placeOf`. A new one is never balanced by one that left. */
  readonly attachmentsSeen?: readonly string[];
  readonly attachmentsLastFell?: Instant;
  /** As events told it. */
  readonly lastChange?: AccountChange;
  /** How many there were, from each instant on at which the number moved; the newest 50. */
  readonly attachmentCounts?: readonly AttachmentCount[];
}
/** So many attachments, as of the reading that saw their number move. */
export interface AttachmentCount {
  readonly at: Instant;
  readonly count: number;
}
/** One certificate as one reading saw it. `attachments` absent: not read; empty: read, and there are none. */
export interface Reading {
  readonly certificate: Certificate;
  readonly attachments?: readonly Attachment[];
}
/** Needs the last reading too: memory alone cannot show that `notAfter` moved. A reading older than `last` changes nothing. */
export type Remember = (
  previous: { readonly last: Reading; readonly memory: Memory } | undefined,
  reading: Reading,
) => Memory;
