import { neutral } from '../../lambda/domain/rendering/hostile-text';

/** Longer than every name of a host and every ARN. */
const LIMIT = 2_000;

/** A text of somebody else's as one line that a terminal only shows. Says so where nothing of it can be seen. */
export const printable = (text: string): string => neutral(text, LIMIT) || '(nothing printable)';

/** A line that is set in below the one that it belongs to, {@link printable}: it stays set in. */
export const printableLine = (line: string): string => {
  const text = line.trimStart();
  return ' '.repeat(line.length - text.length) + printable(text);
};

/** The same value with every text of it {@link printable}, so that no later line can forget one. Keys are our own words. */
export function printableWhole<Value>(value: Value): Value {
  // Texts stay texts, lists lists and objects objects; the compiler cannot follow that through a walk by hand.
  return walk(value) as Value;
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(walk);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]));
}

/** Everything that a terminal may obey or hide, but for the line breaks of the layout. */
const UNSAFE_IN_JSON = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** JSON, readable, of the very same value: what a terminal would obey is written as an escape sequence of JSON. */
export const printableJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(UNSAFE_IN_JSON, (found) => (found === '\n' ? found : escaped(found)))}\n`;

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`).join(
    '',
  );
