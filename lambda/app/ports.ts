import type { AlertPath } from '../domain/alert-path/alert-path';
import type { AnnotationReading } from '../domain/use/annotation';
import type { Certificate, IamCertificate } from '../domain/certificate/certificate';
import type { CertificateAuthoritiesReading } from '../domain/certificate/certificate-authority';
import type { CaaAnswer, CnameAnswer } from '../domain/dns/dns';
import type { AccountId, CertificateId, NonEmpty, Place, Region, ResourceArn, SinkId } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { Inventory } from '../domain/inventory/inventory';
import type { IncidentKey } from '../domain/ledger/incident';
import type { Answer, Topic } from '../domain/ledger/listener';
import type { Acknowledging } from '../domain/ledger/pager-answer';
import type { ChatMessage, Message } from '../domain/message';
import type { CellReading, DetailReading } from '../domain/inventory/reading';
import type { AttachmentSource } from '../domain/inventory/source';
import type { Trails } from '../domain/inventory/trails';
import type { WalkScope } from '../domain/use/walk';

/** The only way to the time of day. */
export interface Clock {
  readonly now: () => Instant;
}

/** Texts that nobody else makes: tokens of leases and claims. */
export interface Tokens {
  readonly next: () => string;
}

/** One row of the ledger as stored: JSON values under attribute names, without its key. */
export type Item = Readonly<Record<string, unknown>>;

/** What must hold of the stored item for a change to be made. An attribute that is not there equals nothing and is below nothing. */
export type Condition =
  | { readonly kind: 'absent' | 'present' }
  | { readonly kind: 'attribute-absent'; readonly attribute: string }
  | { readonly kind: 'equals'; readonly attribute: string; readonly value: string | number | boolean }
  /** Strictly below, by number or by code unit. */
  | { readonly kind: 'below'; readonly attribute: string; readonly value: string | number }
  | { readonly kind: 'all' | 'any'; readonly of: NonEmpty<Condition> };

/** One change of one item. An update names at least one attribute; those that it does not name stay as they are: no writer replaces a whole item. */
export type ItemChange = { readonly key: string; readonly condition?: Condition } & (
  { readonly kind: 'update'; readonly set: Item; readonly remove?: readonly string[] } | { readonly kind: 'delete' }
);

/**
 * The ledger's table. Every read is consistent. Keys are texts of at most 1,024 bytes, such as `case#certificate:…`.
 *
 * A table that cannot be reached rejects, with whatever happened as the cause: passes and sinks may die anywhere.
 */
export interface Table {
  readonly get: (key: string) => Promise<Item | undefined>;
  /** Who is not in the answer does not exist. */
  readonly getMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, Item>>;
  /** All items whose key begins so, in order of their keys. */
  readonly list: (prefix: string) => Promise<ReadonlyMap<string, Item>>;
  /** All changes or none. `refused`: a condition does not hold. At most 100 changes, each of another item. */
  readonly write: (changes: NonEmpty<ItemChange>) => Promise<'written' | 'refused'>;
}

/** `spoiled`: there, and not to be read by this code; like one that is absent, it does not come back. `unreadable`: nobody answered, so that it may. */
export type SnapshotReading =
  | { readonly kind: 'read'; readonly inventory: Inventory }
  | { readonly kind: 'absent' }
  | { readonly kind: 'spoiled' | 'unreadable'; readonly because: string };

/** Inventories by name, one object a scan, never overwritten. */
export interface Snapshots {
  readonly read: (name: string) => Promise<SnapshotReading>;
  /** Names of those that were written before that one, newest first. */
  readonly before: (name: string) => Promise<readonly string[] | 'unreadable'>;
  readonly write: (name: string, inventory: Inventory) => Promise<'written' | 'failed'>;
}

/** The enabled regions of the account. */
export type RegionsReading =
  | { readonly status: 'ok'; readonly at: Instant; readonly regions: NonEmpty<Region> }
  | (Pick<Extract<CellReading, { readonly status: 'denied' }>, 'status' | 'reason'> & { readonly at: Instant })
  | (Pick<Extract<CellReading, { readonly status: 'failed' }>, 'status' | 'reason'> & { readonly at: Instant });

/** The readings of one account. None rejects: a failure is a value. */
export interface Sources {
  readonly regions: () => Promise<RegionsReading>;
  readonly acm: (region: Region) => Promise<CellReading>;
  readonly describe: (region: Region, ids: NonEmpty<CertificateId>) => Promise<DetailReading>;
  /** Of these, those that AWS says do not exist. Who is not in the answer exists, or could not be asked for. */
  readonly gone: (certificates: readonly Certificate[]) => Promise<readonly CertificateId[]>;
  /** `known`: by id, so that a certificate is fetched once in its life. */
  readonly iam: (known: ReadonlyMap<CertificateId, IamCertificate>) => Promise<CellReading>;
  /** Who uses certificates. A source that is asked once ignores the region, one that is not walked the scope. */
  readonly attachments: Readonly<Record<AttachmentSource, (region: Region, scope: WalkScope) => Promise<CellReading>>>;
  /** Who owns these resources; `global`: of IAM and CloudFront. */
  readonly tags: (place: Place, arns: NonEmpty<string>) => Promise<AnnotationReading>;
  /** For which host names these listeners have rules. */
  readonly listenerHosts: (place: Place, listeners: NonEmpty<ResourceArn>) => Promise<AnnotationReading>;
  /** The state of these private CAs, which may be of another account; each that was asked for is in the answer. */
  readonly certificateAuthorities: (region: Region, arns: NonEmpty<string>) => Promise<CertificateAuthoritiesReading>;
  /** Whether a trail logs what people change there. */
  readonly trails: (region: Region) => Promise<Trails>;
  /** Calls made so far, by IAM action, for example `acm:ListCertificates`. */
  readonly calls: () => Readonly<Record<string, number>>;
  /** The largest difference seen between our clock and the `Date` header of an answer, in milliseconds; `undefined` before the first answer. */
  readonly clockSkewMilliseconds: () => number | undefined;
}

/** Public DNS, asked for normalised names. Neither rejects: that nobody answers is an answer. */
export interface Dns {
  /** What a name is an alias of, followed to the end. */
  readonly cname: (name: string) => Promise<CnameAnswer>;
  /** Of that very name, not of those above it. */
  readonly caa: (name: string) => Promise<CaaAnswer>;
}

/** What SNS and Secrets Manager show of the way to a human. `filters`: also of each subscription what it filters, a call each. Never rejects. */
export type ReadAlertPath = (topic: Topic, wanted: { readonly filters: boolean }) => Promise<AlertPath>;

/** To the subscribers of a topic of ours. */
export interface Publisher {
  readonly publish: (topic: Topic, message: Message) => Promise<Answer>;
}

/** Starts a function of ours without waiting for it. Lost invocations are made good by the next pass. */
export interface Functions {
  readonly invoke: (name: 'scan' | 'announce' | SinkId, payload: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** `unusable`: a definite no, and asking again changes nothing: there is no key, it leads nowhere, or what it leads to refuses it. */
export type Attempt = Answer | 'unusable';

/** `instead`: accepted on the default way, as that of the target is unusable. */
export type Told = Answer | 'instead';

/** What holds incidents, such as PagerDuty. */
export interface Pager<Says = Told> {
  /** `mayHold`: of an end, that the way of the target may hold what ends, which is over only when that says so. Absent: nobody knows of any. */
  readonly send: (
    message: Extract<Message, { readonly kind: 'page' | 'degraded' | 'clear' }>,
    mayHold?: boolean,
  ) => Promise<Says>;
}

/** Asks a pager who acknowledged one of its incidents. Never rejects: what it does not know is a value. */
export type AskWhoAcknowledged = (key: IncidentKey) => Promise<Acknowledging>;

/** What holds posts, such as Slack. */
export interface Chat<Says = Told> {
  readonly post: (message: ChatMessage) => Promise<Says>;
}

/** Who we are: the same for every message. */
export interface Identity {
  readonly account: AccountId;
  readonly accountName: string;
  readonly environment?: string;
  /** Name of the zone, of IANA, in which people read the clock. */
  readonly timeZone?: string;
}
