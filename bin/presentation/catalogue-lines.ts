import type { CatalogueEntry } from '../../lambda/domain/operations/catalogue-entry';
import { beside, wrapped } from './wrapped';

const WIDTH = 100;

/** The catalogue as a table: what there is, and when to use it. */
export function catalogueLines(entries: readonly CatalogueEntry[]): readonly string[] {
  const longest = Math.max(...entries.map(({ id }) => id.length));
  return [
    ...entries.flatMap(({ id, title }) => beside(`${id.padEnd(longest)}  `, title, WIDTH)),
    '',
    'How to do one: npx notafter operations show ID',
  ];
}

/** How to do one operation, at any time of the night. */
export const entryLines = ({ title, id, when, changes, undo, steps, details }: CatalogueEntry): readonly string[] => [
  title,
  '',
  ...beside('When:     ', when, WIDTH),
  ...beside('Changes:  ', changes, WIDTH),
  ...beside('Way back: ', undo, WIDTH),
  '',
  ...steps.flatMap(({ say, run }, index) => [
    ...beside(`${index + 1}. `, say, WIDTH),
    ...(run === undefined ? [] : [`   ${run}`]),
  ]),
  ...(details.length === 0 ? [] : ['', ...details.flatMap((detail) => wrapped(detail, WIDTH))]),
  '',
  `More, with the permissions that it takes: docs/operations/${id}.md`,
];
