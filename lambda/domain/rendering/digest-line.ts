import type { Alert } from '../severity';
import { cut } from './hostile-text';

/** UTF-16 units of a line, so that all of them are a post that every chat takes. */
const LINE_LIMIT = 220;

/** One line, neutral. `severity`: of the case that it tells of. */
export interface DigestLine {
  readonly text: string;
  readonly severity?: Alert;
}
/** A heading without any data, and what there is below it: perhaps nothing. */
export interface DigestSection {
  readonly title: string;
  readonly lines: readonly DigestLine[];
}

/** A line of a digest. */
export const shownLine = (text: string): string => cut(text, LINE_LIMIT);

/** That there are more than are shown; nothing where there are not. */
export const moreLines = (total: number, shown: number): readonly DigestLine[] =>
  total > shown ? [{ text: `… and ${total - shown} more` }] : [];
