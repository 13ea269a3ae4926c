import type { AccountId, NonEmpty, Place, ResourceArn } from '../ids';
import type { Instant } from '../instant';
import type { Source } from './source';

/** Account × region × source: the unit of reading. */
export interface CellKey {
  readonly account: AccountId;
  readonly region: Place;
  readonly source: Source;
}
/** `lastCompleteAt` absent: never, so nothing is kept. `unreadSince`: the first failure of an unbroken row; an instant, as re-scans by event are no runs. */
interface Unread extends CellKey {
  readonly triedAt: Instant;
  readonly lastCompleteAt?: Instant;
  readonly unreadSince: Instant;
}
/** A walk that ran out of time; a later run goes on with it. `since`: when it began, and as of when it will be complete. */
export interface UnfinishedWalk {
  readonly since: Instant;
  /** The load balancers whose listeners are still to be read. */
  readonly remaining: NonEmpty<ResourceArn>;
  /** What went wrong with those that were tried: it goes on behind them, and is not whole at its end. Absent: nothing. */
  readonly missed?: Shortfall;
}
/** Why not all was read of a cell that was tried to its end. */
export type Shortfall = 'pages-missing' | 'details-missing' | 'malformed-row' | 'sudden-loss-doubted';
/**
 * `ok`: complete at `triedAt`. A walk that is not due keeps its `ok` and its older `triedAt`. Of the skipped, only `excluded` and `not-offered` stand for
 * a reading when `unused` is proven; `not-offered`: AWS runs no such service there; `not-requested`: `scan --region`; `not-needed`: no legacy
 * certificate to walk for.
 */
export type Cell =
  | (CellKey & { readonly status: 'ok'; readonly triedAt: Instant })
  | (Unread & { readonly status: 'partial'; readonly reason: Shortfall; readonly walk?: UnfinishedWalk })
  | (Unread & { readonly status: 'partial'; readonly reason: 'walk-unfinished'; readonly walk: UnfinishedWalk })
  | (Unread & { readonly status: 'denied'; readonly reason: 'no-permission' | 'service-control-policy' })
  | (Unread & {
      readonly status: 'failed';
      readonly reason: 'throttled' | 'timed-out' | 'unreachable' | 'service-error' | 'malformed-answer';
    })
  | (CellKey & {
      readonly status: 'skipped';
      readonly reason: 'excluded' | 'not-offered' | 'not-requested' | 'not-needed';
      readonly lastCompleteAt?: Instant;
    });
/** Why a cell was not read whole. */
export type Gap = Extract<Cell, { readonly reason: string }>['reason'];
/** One text per cell, for maps and sort keys: `eu-west-1/acm`. The account is the same in all of an inventory. */
export const cellName = ({ region, source }: Pick<CellKey, 'region' | 'source'>): string => `${region}/${source}`;
/** When the cell was last read whole; `undefined` = never. */
export const lastCompleteAt = (cell: Cell): Instant | undefined =>
  cell.status === 'ok' ? cell.triedAt : cell.lastCompleteAt;
