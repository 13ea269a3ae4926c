import type { Attachment } from '../use/attachment';
import type { Cell, CellKey, Shortfall, UnfinishedWalk } from './cell';
import type { Certificate, RenewalProgress } from '../certificate/certificate';
import type { CertificateId, Region, ResourceArn } from '../ids';
import type { Instant } from '../instant';
import type { DomainValidation } from '../certificate/validation';

/** What a reading of one cell brought home. */
export interface CellContent {
  readonly certificates: readonly Certificate[];
  readonly attachments: readonly Attachment[];
}

type Outcome<Status extends Cell['status']> = Extract<Cell, { readonly status: Status }>;

/**
 * What one attempt to read one cell came to. A failure is a value: it carries no content, and the merge keeps the last one.
 *
 * `listeners`, of a walk only: not the whole cell was read, but these listeners; all that they hold is in `content`.
 * `since`, of a walk that took several runs: when it began; `content` is what this run read of it.
 */
export type CellReading = CellKey & { readonly at: Instant } & (
    | {
        readonly status: 'ok';
        readonly content: CellContent;
        readonly listeners?: readonly ResourceArn[];
        readonly since?: Instant;
      }
    | {
        readonly status: 'partial';
        readonly reason: 'walk-unfinished';
        readonly content: CellContent;
        readonly walk: UnfinishedWalk;
      }
    | {
        readonly status: 'partial';
        readonly reason: Shortfall;
        readonly content: CellContent;
        /** What is left of a walk, of which something could not be read. */
        readonly walk?: UnfinishedWalk;
        /** Of what the content lacks, AWS says that these do not exist. */
        readonly gone?: readonly CertificateId[];
      }
    | { readonly status: 'denied'; readonly reason: Outcome<'denied'>['reason'] }
    | { readonly status: 'failed'; readonly reason: Outcome<'failed'>['reason'] }
    | { readonly status: 'skipped'; readonly reason: Outcome<'skipped'>['reason'] }
  );

/** What DescribeCertificate adds to a row of the list. */
export interface CertificateDetail {
  readonly id: CertificateId;
  readonly readAt: Instant;
  readonly progress: RenewalProgress;
  /** From `InUseBy`: resources without port and role. */
  readonly attachments: readonly Attachment[];
  /** AWS's FailureReason of a certificate that was never issued. */
  readonly failureReason?: string;
  /** How each name is validated; empty where ACM validates none. */
  readonly domains: readonly DomainValidation[];
  /** ARN of the private CA that issued it. */
  readonly certificateAuthority?: string;
}

/** What describing some certificates of one region came to. Who is in neither list was not asked for. */
export interface DetailReading {
  readonly region: Region;
  readonly details: readonly CertificateDetail[];
  /** Asked for, and not answered. */
  readonly missing: readonly CertificateId[];
}
