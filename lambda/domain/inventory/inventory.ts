import type { Annotations } from '../use/annotation';
import type { Attachment } from '../use/attachment';
import type { Cell } from './cell';
import type { DnsLookups } from '../dns/dns';
import type { Certificate } from '../certificate/certificate';
import type { CertificateAuthorities } from '../certificate/certificate-authority';
import type { AccountId, CertificateId } from '../ids';
import type { Instant } from '../instant';
import type { Memory } from '../certificate/memory';
import type { Migrations } from '../migration/migration-record';
import type { PendingSubscription } from '../alert-path/pending-subscriptions';
import type { Trails } from './trails';

/**
 * One account at one instant; saved, loaded and replayed as it is. Invariants:
 * 1. Every expected cell is present, also the unread and the skipped ones: a missing cell would be an invisible blind spot.
 * 2. Every certificate and attachment lies in a cell of the list. No `observedAt` is after `takenAt`. `memory` knows each certificate of the list.
 * 3. A certificate is listed once per id, newest reading. In an `ok` cell none is older than its `triedAt`, but for one that
 *    vanished while an attachment still names it: a load balancer goes on serving a deleted certificate. Other cells keep their last content.
 * 4. `certificates`, `attachments`, `cells`, `dns` are sorted by identity: equal content is equal text, so "written on change" is a comparison.
 */
export interface Inventory {
  readonly schemaVersion: 1;
  readonly account: AccountId;
  readonly takenAt: Instant;
  /** When the first inventory of an unbroken row was taken: what is older was there before anybody looked. Absent: this is the first. */
  readonly since?: Instant;
  readonly certificates: readonly Certificate[];
  readonly attachments: readonly Attachment[];
  readonly cells: readonly Cell[];
  readonly memory: Readonly<Record<CertificateId, Memory>>;
  /** Of what was told of, sorted by ARN; absent where there are none. */
  readonly annotations?: Annotations;
  /** Of the certificates that come near their renewal; absent: nothing was asked. */
  readonly dns?: DnsLookups;
  /** Private CAs that certificates name, sorted by ARN; absent: none was asked for. */
  readonly certificateAuthorities?: CertificateAuthorities;
  /** Of the home region and of those that forward their events to it; absent: never asked for. */
  readonly trails?: readonly Trails[];
  /** Of the topics, by topic and id: SNS does not tell since when it waits. Absent: there were none. */
  readonly pendingSubscriptions?: readonly PendingSubscription[];
  /** That people began, as the ledger knows them; absent: nobody asked it. */
  readonly migrations?: Migrations;
}
