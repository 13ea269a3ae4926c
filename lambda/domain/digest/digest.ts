import type { Gap } from '../inventory/cell';
import type { Renewer } from '../certificate/certificate';
import type { RuleId } from '../ids';
import type { Instant } from '../instant';
import type { Alert } from '../severity';
import type { SubjectId } from '../subject';
import type { WeekId } from './due-week';

/** The first of a list, and how long it is. */
export interface Shown<Item> {
  readonly total: number;
  readonly first: readonly Item[];
}
/** What was read. `renewers`: who will renew by itself; what ACM calls ineligible, nobody does. */
export interface Watched {
  readonly certificates: number;
  readonly sources: Readonly<Record<string, number>>;
  readonly renewers: Readonly<Partial<Record<Renewer, number>>>;
  /** Of certificates of which nobody knows whether anything uses them. */
  readonly unknownUses: number;
  /** In which the certificates of ACM were read whole. */
  readonly regions: number;
}
/** What was not read, so that all else may be incomplete. */
export interface Unread {
  readonly cells: Shown<UnreadCell>;
  /** Cases of the ledger that cannot be read. */
  readonly cases: number;
}
/** `since`: the first failure of an unbroken row. */
export interface UnreadCell {
  /** `eu-west-3/acm`. */
  readonly cell: string;
  readonly because: Gap;
  readonly since: Instant;
}
/** A case that people hear of, as its worst finding has it. */
export interface OpenDigestCase {
  readonly subject: SubjectId;
  readonly name: string;
  readonly rule: RuleId;
  readonly severity: Alert;
  readonly openedAt: Instant;
  readonly deadline?: Instant;
  readonly notAfter?: Instant;
  /** Since when it cannot be judged any more: it stands as it was. */
  readonly staleSince?: Instant;
  /** Who knows of the ring that stands. */
  readonly acknowledgedBy?: string;
}
/** How many are open, and the worst. */
export interface OpenDigestCases {
  readonly critical: number;
  readonly warning: number;
  readonly worst: readonly OpenDigestCase[];
}
/** An end that comes, of what is or may be in use. */
export interface ComingEnd {
  readonly name: string;
  readonly notAfter: Instant;
  readonly renewer: Renewer;
}
/** Of so many ends that come, so many that nobody will renew by itself. */
export interface EndsWithin {
  readonly days: number;
  readonly certificates: number;
  readonly unattended: number;
}
/** Ends to come, those that nobody renews first; who knows of none lists none. */
export interface ComingEnds {
  readonly within: readonly EndsWithin[];
  readonly first: readonly ComingEnd[];
}
/** A certificate of IAM that something uses: so many places are left of all that were ever seen. */
export interface MigrationLeft {
  readonly name: string;
  readonly remaining: number;
  readonly seen: number;
  /** Within four weeks. */
  readonly leftLately: number;
}
/** What is kept from people, by a silence or by the configuration, and when that ends. */
export interface Quiet {
  readonly name: string;
  readonly until: Instant;
  readonly reason: string;
  /** Absent: all of it. */
  readonly rule?: RuleId;
  /** Of a silence, who answers for it. */
  readonly owner?: string;
}
/**
 * What people want to know on a Monday morning, as of one instant; a plain value of bounded size.
 *
 * Names, owners and reasons come from outside: every renderer neutralises them.
 */
export interface Digest {
  readonly week: WeekId;
  readonly at: Instant;
  readonly watched: Watched;
  readonly unread: Unread;
  readonly open: OpenDigestCases;
  /** Since the digest before. Absent: there is none. */
  readonly changed?: { readonly since: Instant; readonly opened: number; readonly ended: number };
  readonly ends: ComingEnds;
  readonly migrations: Shown<MigrationLeft>;
  /** Certificates of IAM that provably nothing uses. */
  readonly idle: Shown<string>;
  /** `cases`: all of which something is silenced. The rest: silences that end soon. */
  readonly silenced: Shown<Quiet> & { readonly cases: number };
  /** Entries of the configuration that end soon. */
  readonly accepted: Shown<Quiet>;
  /** What is known of the way to people. Absent: nothing. */
  readonly way: { readonly pagedAt?: Instant; readonly drilledAt?: Instant };
}
