import type { CellKey } from '../domain/inventory/cell';
import type { Instant } from '../domain/instant';
import type { CellContent, CellReading } from '../domain/inventory/reading';
import type { Pages } from './pages';

/** A reading of all that there is, or as much of it as AWS gave. */
export type WholeReading = Exclude<CellReading, { readonly reason: 'walk-unfinished' }>;

/** What is the same in every reading of one attempt. `at`: before the first call, so that nothing looks newer than it is. */
export type Attempt = CellKey & { readonly at: Instant };

/** What went wrong beyond the pages of the list. */
export interface Shortfalls {
  /** A further call about a row was not answered. */
  readonly detailsMissing?: boolean;
  /** A row lacked what it must have, and is left out or stands with what it has. */
  readonly malformedRows?: boolean;
}

/** The status of a cell from all that happened; of several shortfalls the one that may hide most is told. */
export function readingOf(
  attempt: Attempt,
  list: Pages<unknown>,
  content: CellContent,
  { detailsMissing = false, malformedRows = false }: Shortfalls,
): WholeReading {
  if (list.failure !== undefined && list.pages === 0) return { ...attempt, ...list.failure };
  if (list.failure !== undefined) return { ...attempt, status: 'partial', reason: 'pages-missing', content };
  if (malformedRows) return { ...attempt, status: 'partial', reason: 'malformed-row', content };
  if (detailsMissing) return { ...attempt, status: 'partial', reason: 'details-missing', content };
  return { ...attempt, status: 'ok', content };
}

/** Splits rows from those that lack what they must have. */
export function sound<Row>(rows: readonly (Row | undefined)[]): {
  readonly rows: readonly Row[];
  readonly malformedRows: boolean;
} {
  const whole = rows.filter((row) => row !== undefined);
  return { rows: whole, malformedRows: whole.length < rows.length };
}
