/** Printable ASCII: accents are taken off, all else that is not ASCII becomes a question mark. */
export const plainAscii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '?');

/** ASCII without what costs two characters of an SMS, or is not in the GSM alphabet at all. */
export const gsmText = (text: string): string =>
  plainAscii(text).replace(/[[\]{}\\|~^`]/g, (character) => LOOKALIKES[character] ?? '?');

const LOOKALIKES: Readonly<Record<string, string>> = {
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '\\': '/',
  '|': '/',
  '~': '-',
  '^': "'",
  '`': "'",
};
