import type { Attachment } from '../use/attachment';
import { homeOf } from '../use/attachment-home';
import { type Cell, type CellKey, cellName } from './cell';
import { cellAfter, untriedCell } from './cell-after';
import type { Certificate } from '../certificate/certificate';
import { contentAfter } from './content-after';
import type { Instant } from '../instant';
import type { Inventory } from './inventory';
import type { CellContent, CellReading } from './reading';

/** A cell with what it holds. */
export interface CellState {
  readonly cell: Cell;
  readonly content: CellContent;
}

/** An inventory, cell by cell. */
export function cellStatesOf({ account, cells, certificates, attachments }: Inventory): ReadonlyMap<string, CellState> {
  const states = new Map(
    cells.map((cell) => {
      const content: { certificates: Certificate[]; attachments: Attachment[] } = { certificates: [], attachments: [] };
      return [cellName(cell), { cell, content }];
    }),
  );
  for (const certificate of certificates) states.get(cellName(certificate))?.content.certificates.push(certificate);
  for (const attachment of attachments) states.get(homeOf(attachment, account))?.content.attachments.push(attachment);
  return states;
}

/** A cell that was never heard of before. */
export const untried = (key: CellKey): CellState => ({
  cell: untriedCell(key),
  content: { certificates: [], attachments: [] },
});

/** The cell after one more attempt to read it. An attempt that is older than what the cell holds changes nothing. */
export function stateAfter(last: CellState, reading: CellReading): CellState {
  if (isOlder(reading.at, last)) return last;
  const isNarrow = reading.status === 'ok' && reading.listeners !== undefined;
  return {
    cell: isNarrow ? last.cell : cellAfter(last.cell, reading),
    content: contentAfter(last.content, reading),
  };
}

/** A narrow reading leaves its mark in the attachments only; those of an ACM cell were told by details, which have instants of their own. */
const isOlder = (at: Instant, { cell, content }: CellState): boolean =>
  ('triedAt' in cell && at < cell.triedAt) ||
  (cell.source !== 'acm' && content.attachments.some(({ observedAt }) => at < observedAt));
