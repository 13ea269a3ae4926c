/** Lines of at most `width` characters, broken between words. A word that is longer stands alone and whole: it may be there to be copied. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Wrapped beside a label: the label stands in front of the first line, and the others are indented as far. */
export function beside(label: string, text: string, width: number): readonly string[] {
  const indent = ' '.repeat(label.length);
  return wrapped(text, width - label.length).map((line, index) => (index === 0 ? label : indent) + line);
}

/** Wrapped as an entry of a list: what follows the first line is indented a little. */
export const hanging = (text: string, width: number): readonly string[] =>
  wrapped(text, width - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
