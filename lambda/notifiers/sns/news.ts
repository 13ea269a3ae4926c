import type { Line } from '../../domain/ledger/bulletin';
import type { ChatMessage } from '../../domain/message';
import { digestSections } from '../../domain/rendering/digest-sections';
import { lineRows, lineSummary, lineWhere, nextOfSeveral } from '../../domain/rendering/line-rows';
import { lineTitle, linesByWeight, openRules } from '../../domain/rendering/line-title';
import type { Row } from '../../domain/rendering/row';
import { type RuleTexts, runbooksOf } from '../../domain/rendering/rule-texts';
import type { ShowsAsItIs } from '../../domain/rendering/shown-commands';

type Digest = Extract<ChatMessage, { readonly kind: 'digest' }>;
type Bulletin = Extract<ChatMessage, { readonly kind: 'bulletin' }>;

/** Lines that are told one by one. */
const SHOWN = 10;

/** What is new, or stands, in paragraphs; every line of them neutral. `commandsIn`: what the medium shows; `undefined`: it has another place for commands. */
export const newsParagraphs = (
  message: ChatMessage,
  texts: RuleTexts,
  commandsIn: ShowsAsItIs | undefined,
): readonly string[] =>
  message.kind === 'digest' ? digestParagraphs(message, texts) : bulletinParagraphs(message, commandsIn);

/** Where to read on about what is told line by line: a heading and the pages below it, or nothing. */
export function runbookParagraph(message: ChatMessage, texts: RuleTexts): readonly string[] {
  const runbooks = message.kind === 'digest' ? [] : runbooksOf(openRules(shownOf(message)), texts);
  return runbooks.length === 0 ? [] : [['Runbooks:', ...runbooks.map((runbook) => `  - ${runbook}`)].join('\n')];
}

const digestParagraphs = ({ digest }: Digest, texts: RuleTexts): readonly string[] =>
  digestSections(digest, texts).map(({ title, lines }) =>
    [title, ...lines.map(({ text }) => `  - ${text}`)].join('\n'),
  );

const shownOf = ({ lines }: Bulletin): readonly Line[] => linesByWeight(lines).slice(0, SHOWN);

function bulletinParagraphs(bulletin: Bulletin, commandsIn: ShowsAsItIs | undefined): readonly string[] {
  const { lines, total } = bulletin;
  const shown = shownOf(bulletin);
  const hidden = total - shown.length;
  return [
    ...shown.map((line) => lineText(line, bulletin, total === 1 ? commandsIn : undefined)),
    ...(hidden > 0 ? [`… and ${hidden} more`] : []),
    ...(total === 1 || commandsIn === undefined ? [] : nextOfSeveral(lines)).map(inOneLine),
  ];
}

const lineText = (line: Line, bulletin: Bulletin, commandsIn: ShowsAsItIs | undefined): string =>
  [
    lineTitle(line, bulletin.at),
    ...lineSummary(line),
    ...lineRows(line, bulletin, commandsIn).map(inOneLine),
    lineWhere(line, bulletin.at),
  ].join('\n');

const inOneLine = ({ label, values }: Row): string => `${label}: ${values.join(', ')}`;
