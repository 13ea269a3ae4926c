import type { AccountId, NonEmpty, RuleId, RunId, SinkId } from '../ids';
import type { Instant } from '../instant';
import type { Poked } from './listener';
import type { Change } from './transition';
import type { Alert } from '../severity';
import type { About, SubjectId } from '../subject';

/** The key of its first line: no two bulletins tell the same revision of a case. */
export type BulletinKey = `bulletin:1:${string}`;
/** The key of a bulletin that begins with this line. */
export const bulletinKey = (
  account: AccountId,
  { subject, revision }: Pick<Line, 'subject' | 'revision'>,
): BulletinKey => `bulletin:1:${account}:${subject}:${revision}`;
/** As it was when written, long lists cut: 500 share 400 KB. `highest` since opening: a filter that let the opening through lets the end through. */
export interface Line {
  readonly subject: SubjectId;
  readonly revision: number;
  readonly says: 'open' | 'ended';
  readonly change: Change;
  readonly about: Omit<About, 'attachments'>;
  readonly rules: readonly RuleId[];
  /** Of the worst finding; of an end: as it last was. */
  readonly severity: Alert;
  readonly summary: string;
  readonly deadline?: Instant;
  /** The newest reading behind it. Absent in lines of earlier versions. */
  readonly observedAt?: Instant;
  /** What uses the certificate, the first by name, in neutral words. Absent of an end, of what is no certificate, and in lines of earlier versions. */
  readonly usedBy?: readonly string[];
  readonly highest: Alert;
  /** It changed too often of late: that it got better is not told until it is stable. */
  readonly flapping?: true;
}
/** Lines of one bulletin at most. */
export const LINES = 500;
/** The bytes of them at most: an item of the table holds 400 KB. */
export const LINE_BYTES = 350_000;
/** One post to chat, tried for 24 h. A sink claims its chat, skips lines whose case was `told` of a later one, and repeats if unanswered. */
export interface Bulletin {
  readonly schemaVersion: 1;
  readonly kind: 'bulletin';
  readonly key: BulletinKey;
  readonly run: RunId;
  readonly createdAt: Instant;
  /** Whom it is for; absent: the default way. */
  readonly target?: string;
  readonly lines: NonEmpty<Line>;
  readonly marked: boolean;
  /** When the topic took it. */
  readonly publishedAt?: Instant;
  /** When each chat took it. */
  readonly postedAt: Readonly<Partial<Record<SinkId, Instant>>>;
  /** Those that took it on the default way, as that of the target could not be used. Absent: none. */
  readonly instead?: readonly SinkId[];
  readonly poked: Readonly<Partial<Record<SinkId, Poked>>>;
}
