import type { Attachment } from '../use/attachment';
import type { Certificate } from '../certificate/certificate';
import type { CertificateAuthoritiesReading } from '../certificate/certificate-authority';
import type { DnsAnswers } from '../dns/dns';
import type { Inventory } from './inventory';
import type { Span } from '../certificate/lifetime';
import type { Stored } from '../ledger/stored';
import type { MigrationRecord } from '../migration/migration-record';
import type { Memory } from '../certificate/memory';
import type { Use } from '../use/use';

/** The inventory with its indexes: rules must stay linear over 10,000 certificates. */
export interface InventoryView {
  readonly inventory: Inventory;
  readonly useOf: (certificate: Certificate) => Use;
  /** `undefined`: not read. Empty: read, and there are none. */
  readonly attachmentsOf: (certificate: Certificate) => readonly Attachment[] | undefined;
  /** Where it stands in its life; `undefined` without an end. Asked for by many rules, reckoned once. */
  readonly spanOf: (certificate: Certificate) => Span | undefined;
  readonly memoryOf: (certificate: Certificate) => Memory;
  /** The others of the same set of names, whatever their order and case. */
  readonly namesakesOf: (certificate: Certificate) => readonly Certificate[];
  /** The others, of ACM, that are valid for every name of this one; wildcards count for one label, as in RFC 6125. */
  readonly coveredBy: (certificate: Certificate) => readonly Certificate[];
  /** What public DNS said. */
  readonly dns: DnsAnswers;
  /** What was said of private CAs. Who is not in it was not asked for. */
  readonly authorities: CertificateAuthoritiesReading;
  /** The migration that people began away from it; `undefined`: none, or nobody asked for any. */
  readonly migrationOf: (certificate: Certificate) => Stored<MigrationRecord> | undefined;
}
