import type { Attachment } from '../domain/use/attachment';
import type { NonEmpty, ResourceArn } from '../domain/ids';
import type { CellContent, CellReading } from '../domain/inventory/reading';
import { MALFORMED_ANSWER } from './failure';
import type { Pages } from './pages';
import { type Attempt, readingOf, type WholeReading } from './reading';

/** The reading of a walk of everything. A step of which nothing at all could be read is told as its own reason, as if it were the first. */
export function walkReading(
  attempt: Attempt,
  { list, details }: { readonly list: Pages<unknown>; readonly details: readonly Pages<unknown>[] },
  content: CellContent,
  malformedRows: boolean,
): WholeReading {
  const blind = details.find(({ pages, failure }) => pages === 0 && failure !== undefined);
  if (blind?.failure !== undefined) return { ...attempt, ...blind.failure };
  const detailsMissing = details.some(({ failure }) => failure !== undefined);
  return readingOf(attempt, list, content, { malformedRows, detailsMissing });
}

/** The reading of some listeners: all of them or none, because a half-read listener would look like one that let go. */
export function narrowReading(
  attempt: Attempt,
  { read, scope }: { readonly read: readonly Pages<unknown>[]; readonly scope: NonEmpty<ResourceArn> },
  attachments: readonly Attachment[],
  malformedRows: boolean,
): CellReading {
  const failure = read.find((pages) => pages.failure !== undefined)?.failure;
  if (failure !== undefined) return { ...attempt, ...failure };
  if (malformedRows) return { ...attempt, ...MALFORMED_ANSWER };
  return { ...attempt, status: 'ok', content: { certificates: [], attachments }, listeners: scope };
}
