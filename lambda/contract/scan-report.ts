import type { Attachment } from '../domain/use/attachment';
import type { BlastRadius } from '../domain/use/blast-radius';
import type { Cell, Gap } from '../domain/inventory/cell';
import type { Source } from '../domain/inventory/source';
import type { Certificate, Renewer } from '../domain/certificate/certificate';
import type { Facts, Lack } from '../domain/finding';
import type { AccountId, Place, RuleId } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { Judgement } from '../domain/judging/judgement';
import type { Severity } from '../domain/severity';
import type { MissingProof, Use } from '../domain/use/use';

/** One unit of reading. The number of what it holds is absent where nothing of it was ever read. */
export interface CellReport {
  readonly region: Place;
  readonly source: Source;
  readonly status: Cell['status'];
  readonly reason?: Gap;
  readonly certificates?: number;
  readonly attachments?: number;
  /** When it was last read whole. */
  readonly readAt?: Instant;
}

/**
 * `port` and `role` are absent where the service tells none; `presentedTo` where it is whoever connects; `staging` where it is none;
 * `hosts` where no rule of the listener was read that names a host of the certificate.
 */
export interface AttachmentReport {
  readonly arn: string;
  readonly name: string;
  readonly service: Attachment['service'];
  readonly region: Place;
  readonly port?: number;
  readonly role?: 'default' | 'sni';
  readonly presentedTo?: 'origin';
  readonly hosts?: readonly string[];
  /** A distribution that no viewer is sent to but a tester. */
  readonly staging?: true;
}

/** `attachments` is absent when they were not read, and empty only when they were read and there are none. */
export interface CertificateReport {
  readonly arn: string;
  readonly source: Certificate['source'];
  readonly region: Place;
  readonly names: readonly string[];
  readonly notBefore?: Instant;
  readonly notAfter?: Instant;
  readonly use: Use['kind'];
  /** Of `unknown` use: the cells that would have to be read, and why they prove nothing. */
  readonly notProven?: readonly {
    readonly region: Place;
    readonly source: Source;
    readonly because: MissingProof['because'];
  }[];
  readonly renews: Renewer;
  readonly attachments?: readonly AttachmentReport[];
  /** What breaks with it; absent when its attachments were not read. */
  readonly blastRadius?: BlastRadius;
  /** As tags say, which are read only where there is a finding of warning or above; absent where they say nothing. */
  readonly owners?: readonly string[];
  readonly environments?: readonly string[];
}

/** `subject`: the ARN of a certificate, else the subject as the ledger calls it. `unread`: judged from kept content, because its cell was not read. */
export interface FindingReport {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly subject: string;
  readonly summary: string;
  readonly facts: Facts;
  readonly deadline?: Instant;
  readonly remedy: string;
  /** Where the rule is explained: a URL, or a path in this repository. */
  readonly runbook: string;
  readonly unread?: Extract<Judgement, { readonly presence: 'unread' }>['because'];
}

/** What could not be judged: never the same as healthy. */
export interface UnknownReport {
  readonly rule: RuleId;
  readonly subject: string;
  readonly lacks: Lack;
}

/**
 * The answer of `notafter scan`: the JSON that scripts read, version 1. Keys may be added, none is renamed or removed.
 *
 * `at`: the moment judged for. `takenAt`: the moment of the reading. `complete`: every cell that was asked for was read whole.
 */
export interface ScanReport {
  readonly schemaVersion: 1;
  readonly at: Instant;
  readonly takenAt: Instant;
  readonly account: AccountId;
  readonly complete: boolean;
  readonly cells: readonly CellReport[];
  /** By IAM action; empty when judged from a file. */
  readonly calls: Readonly<Record<string, number>>;
  readonly certificates: readonly CertificateReport[];
  readonly findings: readonly FindingReport[];
  readonly unknown: readonly UnknownReport[];
}
