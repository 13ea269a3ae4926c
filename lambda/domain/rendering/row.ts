import { isNonEmpty, type NonEmpty } from '../ids';
import { printable } from './hostile-text';

/** One thing to know: a label of ours and neutral values. */
export interface Row {
  readonly label: string;
  readonly values: NonEmpty<string>;
}

/** What is pasted next. */
export const NEXT_COMMAND = 'Next command';
/** What is pasted to have it quiet. */
export const SILENCE = 'Silence';

/** Whether people paste what it says into a shell, so that no character of it may change. */
export const isCommand = ({ label }: Row): boolean => label === NEXT_COMMAND || label === SILENCE;

/** Longest list that is shown: a human reads no more at night. */
const SHOWN = 10;

/** The row, where there is something to say. */
export const row = (label: string, values: readonly string[]): readonly Row[] =>
  isNonEmpty(values) ? [{ label, values }] : [];

/** The first of a list of texts from outside, neutral, and how many more there are. */
export const listed = (texts: readonly string[], omitted = 0): readonly string[] => {
  const shown = texts.slice(0, SHOWN).map(printable);
  const more = texts.length - shown.length + omitted;
  return more === 0 ? shown : [...shown, `and ${more} more`];
};

/** The values in one line, where there are any: `owners: platform, shop`. */
export const labelled = (label: string, values: readonly string[]): readonly string[] =>
  values.length === 0 ? [] : [`${label}: ${values.join(', ')}`];
