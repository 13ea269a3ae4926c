import type { Instant } from '../../domain/instant';
import type { Clock, Table, Tokens } from '../ports';

/** Where the ledger is kept, and what it takes to write in it. */
export interface Ledger {
  readonly table: Table;
  readonly clock: Clock;
  readonly tokens: Tokens;
}

/** For items that DynamoDB removes some time after so many days; nothing is decided by it. Epoch seconds. */
export const expiresAfter = (now: Instant, days: number): number => Math.floor(Date.parse(now) / 1000) + days * 86_400;

/** Days for which what is over is kept. */
export const KEPT_DAYS = { case: 180, other: 30 } as const;
