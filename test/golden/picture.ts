/** What a picture shows: the name of the medium above what people read there. */
export interface Picture {
  readonly medium: string;
  readonly paragraphs: readonly string[];
}

const COLUMNS = 96;
const LINE_HEIGHT = 20;
const MARGIN = 16;
const WIDTH = 860;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Broken between words; a word that is longer than a line, within it. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(pieces)) {
    if (line !== '' && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const pieces = (word: string): readonly string[] => word.match(new RegExp(`.{1,${COLUMNS}}`, 'gu')) ?? [''];

/** A card as SVG: letters and two rectangles, so that a change of a message is a change of lines. */
export function svgOf({ medium, paragraphs }: Picture): string {
  const lines = paragraphs.flatMap((paragraph) => paragraph.split('\n')).flatMap(wrapped);
  const height = (lines.length + 2) * LINE_HEIGHT + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="monospace" font-size="14">`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="#f6f8fa" stroke="#d0d7de"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 14}" font-weight="bold" fill="#57606a">${escaped(medium)}</text>`,
    ...lines.map(
      (line, index) =>
        `<text x="${MARGIN}" y="${MARGIN + 14 + (index + 2) * LINE_HEIGHT}" fill="#1f2328" xml:space="preserve">${escaped(line)}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}
