import type { Digest } from './digest/digest';
import type { AccountId, NonEmpty, Place, RuleId } from './ids';
import type { Instant } from './instant';
import type { BulletinKey, Line } from './ledger/bulletin';
import type { Case } from './ledger/case';
import type { IncidentKey } from './ledger/incident';
import type { Urgency } from './ledger/rung';
import type { Storm } from './ledger/storm';

/** A case as it is told: enough to render and to file without reading the ledger. `omitted`: so many of `about` were left out for the message to hold. */
export type Notice = Pick<Case, 'subject' | 'about' | 'openedAt' | 'state' | 'last' | 'silences'> & {
  readonly omitted?: { readonly names?: number; readonly attachments?: number };
  /** The newest reading behind it. Absent in messages of earlier versions. */
  readonly observedAt?: Instant;
  /** It changed too often of late: that it got better is not told until it is stable. */
  readonly flapping?: true;
};
/** Of all `total`, not only of those shown, and of an end as at its worst: a filter that let the opening through lets the end through. */
export interface Labels {
  readonly rules: readonly RuleId[];
  readonly owners: readonly string[];
  readonly regions: readonly Place[];
  /** Absent in messages of earlier versions. */
  readonly environments?: readonly string[];
}
/** `cases`, `lines`: the ten worst of `total` at most, and never more than a message holds. */
interface Body {
  readonly schemaVersion: 1;
  readonly account: AccountId;
  /** What a sleepy human calls this account. */
  readonly accountName: string;
  readonly at: Instant;
  /** Of the account, as it is configured; that of a case may be another. */
  readonly environment?: string;
  /** Name of the zone, of IANA, in which people read the clock. Absent: UTC alone. */
  readonly timeZone?: string;
  /** Whom it is for, as a route says; absent: the default way. */
  readonly target?: string;
  readonly total: number;
  /** What filters of subscribers see. Absent: what the cases or lines shown have now. */
  readonly labels?: Labels;
  /** By id of a rule that is told of: where it is explained, a URL or a path in the repository that was deployed. */
  readonly runbooks?: Readonly<Record<string, string>>;
}
/**
 * Why somebody is told again of what was told at `since`. `still-open`: not all of it is acknowledged, and no pager calls anybody else. `unacknowledged`: the pager
 * was asked, and knows of nobody who did. `grown`: others joined it.
 */
export interface ToldAgain {
  readonly because: 'still-open' | 'unacknowledged' | 'grown';
  readonly since: Instant;
  /** How many of `total` nobody acknowledged with `notafter ack`. Absent in messages of earlier versions. */
  readonly unacknowledged?: number;
}
/** What a message to pagers is about. */
interface Alarm extends Body {
  readonly key: IncidentKey;
  readonly urgency: Urgency;
  /** What a page is a part of: more of the kind rang before it. */
  readonly storm?: Storm;
  /** What people call the pager that was added: a page for it alone, of what rang before. */
  readonly addedPager?: string;
}
/**
 * The machine body. `degraded`: the ledger could not be written, so sinks act on this message itself; its key has the ring 0, which no incident has.
 *
 * `cases` of a clear are empty where the ledger knows none of them any more, because somebody deleted them.
 */
export type Message =
  | (Alarm & { readonly kind: 'page' | 'degraded'; readonly cases: NonEmpty<Notice>; readonly again?: ToldAgain })
  | (Alarm & { readonly kind: 'clear'; readonly cases: readonly Notice[] })
  | (Body & {
      readonly kind: 'bulletin';
      readonly key: BulletinKey;
      readonly lines: NonEmpty<Line>;
    })
  | (Body & {
      readonly kind: 'digest';
      readonly key: BulletinKey;
      readonly digest: Digest;
    });
/** What a chat is told. */
export type ChatMessage = Extract<Message, { readonly kind: 'bulletin' | 'digest' }>;
