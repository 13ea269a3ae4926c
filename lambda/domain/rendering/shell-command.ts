import { neutral } from './hostile-text';

/** Of a whole command: longer ones are typed by nobody, and crowd out the rest of a message. */
const LIMIT = 1_000;

/** What no shell reads anything into. */
export const isPlainWord = (text: string): boolean => /^[\w@%+=:,./-]+$/.test(text);

/** In single quotes where a shell could read anything else into it. */
const shellWord = (text: string): string => (isPlainWord(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);

/**
 * A command to be pasted into a shell, some words of which come from outside. `undefined`: it cannot be shown as it is, so that what people
 * would paste were another command, or one of its words is empty.
 */
export function commandOf(program: string, words: readonly string[]): string | undefined {
  const command = [program, ...words.map(shellWord)].join(' ');
  return neutral(command, LIMIT) === command && !words.includes('') ? command : undefined;
}
