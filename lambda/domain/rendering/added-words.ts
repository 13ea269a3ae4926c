import { neutral } from './hostile-text';

/** Longest name of a pager. */
const LIMIT = 30;

/** `PagerDuty was added; already open`. */
export const addedTitle = (pager: string): string => `${neutral(pager, LIMIT)} was added; already open`;

/** Why a pager that was added is told all at once, and how it goes on, in sentences; nothing where none was added. */
export const addedWords = (pager: string | undefined): readonly string[] =>
  pager === undefined
    ? []
    : [
        `All that rang before ${neutral(pager, LIMIT)} was added, together; nobody else is told anew. ` +
          'What rings from now on comes by itself.',
      ];
