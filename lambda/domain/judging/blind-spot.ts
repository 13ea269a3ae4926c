import type { Cell, Gap } from '../inventory/cell';
import type { AccountId, NonEmpty } from '../ids';

/** All cells of one account that could not be read for one reason: one subject, however many regions it hits. */
export interface BlindSpot {
  readonly account: AccountId;
  readonly reason: Exclude<Gap, Extract<Cell, { readonly status: 'skipped' }>['reason']>;
  readonly cells: NonEmpty<Cell>;
}
