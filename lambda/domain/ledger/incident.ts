import type { AccountId, NonEmpty, RunId, SinkId } from '../ids';
import type { Instant } from '../instant';
import type { Holding, Listener, Poked } from './listener';
import type { PagerAnswer } from './pager-answer';
import type { Storm } from './storm';
import type { SubjectId } from '../subject';

/** A case and the ring of it that an incident carries. */
export interface Member {
  readonly subject: SubjectId;
  readonly rang: number;
}
/** A case as a member of the incident that its ring is in now. */
export const memberOf = ({ subject, rang }: Member): Member => ({ subject, rang });
/** What a pager knows it by. The account is in it: accounts share pagers. No two incidents have the same first member, so none is ever used twice. */
export type IncidentKey = `notafter:1:${string}`;
/** The key of an incident that begins with this member. */
export const incidentKey = (account: AccountId, first: Member): IncidentKey =>
  `notafter:1:${account}:${first.subject}:${first.rang}`;
/**
 * Created once: where one stands under its key, its own members are marked. Members never go; copies of one, and others of its storm, may join. Until `marked`, all marks being
 * written, it is left alone.
 */
export interface Incident {
  readonly schemaVersion: 1;
  readonly kind: 'incident';
  readonly key: IncidentKey;
  readonly run: RunId;
  readonly createdAt: Instant;
  /** Whom it is for, from its beginning to its end; absent: the default way. */
  readonly target?: string;
  readonly members: NonEmpty<Member>;
  /** What it is a part of, as it was when it rang, or when others of it joined. Absent: of none. */
  readonly storm?: Storm;
  readonly marked: boolean;
  /** The sinks of pages that were deployed when it was made: no other one is told of it. Absent, of earlier versions: all are. */
  readonly listeners?: readonly SinkId[];
  /** The one sink for which it sums up what rang already when that was added; everybody else has other incidents for its members. Absent: it is no summary. */
  readonly addedFor?: SinkId;
  /** So often others joined it. Absent: never. */
  readonly joins?: number;
  /** When others joined it last. Absent: never, or an earlier version wrote it. */
  readonly joinedAt?: Instant;
  /** Who is not in it holds nothing: it may be younger than this. A claim is taken before anything is read; `by` alone settles it. */
  readonly holdings: Readonly<
    Partial<Record<Listener, Holding & { readonly claim?: { readonly by: string; readonly until: Instant } }>>
  >;
  readonly poked: Readonly<Partial<Record<SinkId, Poked>>>;
  /** What pagers last answered when they were asked who acknowledged it. Absent: nobody was asked. */
  readonly answers?: Readonly<Partial<Record<SinkId, PagerAnswer>>>;
}
/** Whether a listener is told of it at all. */
export const isFor = ({ addedFor, listeners }: Incident, listener: Listener): boolean =>
  addedFor === undefined ? listener === 'pages' || (listeners?.includes(listener) ?? true) : listener === addedFor;
/** What a listener holds, as far as we know. */
export const holdingOf = ({ holdings, createdAt }: Incident, listener: Listener): Holding =>
  holdings[listener] ?? { held: 'nothing', at: createdAt };
