import type { Instant } from '../../domain/instant';
import type { Message, Notice } from '../../domain/message';
import { caseRows } from '../../domain/rendering/case-rows';
import { caseTitle, clearTitle } from '../../domain/rendering/case-title';
import { caseWhere } from '../../domain/rendering/case-where';
import { worstFinding } from '../../domain/ledger/findings';
import { accountTitle, type Alarm, headline, isDrillMessage, needAttention } from '../../domain/rendering/headline';
import { neutral } from '../../domain/rendering/hostile-text';
import { nextCommand } from '../../domain/rendering/next-command';
import type { Row } from '../../domain/rendering/row';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { type Page, severalRows } from '../../domain/rendering/several-rows';
import { everyCommand } from '../../domain/rendering/shown-commands';
import { stormWords } from '../../domain/rendering/storm-title';
import { toldAgain } from '../../domain/rendering/told-again';
import { inUtc } from '../../domain/wording';
import { newsParagraphs, runbookParagraph } from './news';

/** The worst that are told one by one. */
const SHOWN = 10;

/** The message as a human reads it, in paragraphs; every line of it neutral. */
export function messageText(message: Message, texts: RuleTexts): string {
  return [headline(message, texts), ...paragraphsOf(message, texts), footer(message)].join('\n\n');
}

const paragraphsOf = (message: Message, texts: RuleTexts): readonly string[] =>
  message.kind === 'bulletin' || message.kind === 'digest'
    ? [...newsParagraphs(message, texts, everyCommand), ...runbookParagraph(message, texts)]
    : alarmParagraphs(message, texts);

function alarmParagraphs(message: Alarm, texts: RuleTexts): readonly string[] {
  const again = message.kind === 'clear' ? undefined : toldAgain(message);
  return [
    ...(isDrillMessage(message) ? ['This is a drill: nothing is wrong.'] : []),
    ...(message.kind === 'degraded' ? [DEGRADED] : []),
    ...(again === undefined ? [] : [again.sentences]),
    ...stormWords(message.storm, texts).map((words) => `Storm: ${words}`),
    ...(message.kind === 'clear' ? cleared(message, texts) : open(message, texts)),
  ];
}

const DEGRADED =
  'Degraded: the ledger could not be written, so that this comes straight from the scan, and may come again.';

function cleared(message: Extract<Message, { readonly kind: 'clear' }>, texts: RuleTexts): readonly string[] {
  const { cases, total } = message;
  if (total <= 1) return cases.slice(0, 1).map((only) => rowLines(caseRows(only, message, texts)));
  const items = cases.slice(0, SHOWN).map((notice) => `- ${clearTitle(notice)}`);
  const hidden = total - items.length;
  return [[...items, ...(hidden > 0 ? [`- and ${hidden} more`] : [])].join('\n')];
}

function open(page: Page, texts: RuleTexts): readonly string[] {
  const { cases, total, at } = page;
  if (total === 1) return [rowLines(caseRows(cases[0], page, texts))];
  const shown = cases.slice(0, SHOWN);
  return [
    rowLines(severalRows(page, texts)),
    needAttention(page) +
      (total === shown.length ? ':' : `, the ${shown.length === SHOWN ? 'ten' : shown.length} worst:`),
    shown.map((notice, index) => item(notice, index, at, texts)).join('\n'),
  ];
}

const item = (notice: Notice, index: number, at: Instant, texts: RuleTexts): string =>
  [
    `${index + 1}. ${caseTitle(notice, at, texts)}`,
    `   ${caseWhere(notice)}`,
    ...indented(nextCommand(worstFinding(notice.state.findings).rule, notice)),
  ].join('\n');

const indented = (command: string | undefined): readonly string[] => (command === undefined ? [] : [`   ${command}`]);

/** `Label: value`, or the values below each other. */
const rowLines = (rows: readonly Row[]): string =>
  rows
    .map((row) =>
      row.values.length === 1
        ? `${row.label}: ${row.values[0]}`
        : [`${row.label}:`, ...row.values.map((value) => `  - ${value}`)].join('\n'),
    )
    .join('\n');

/** Which account says so, when, and under which key. */
export function footer(message: Message): string {
  const { account, environment, at, key } = message;
  const where = [
    `${accountTitle(message)} (${account})`,
    ...(environment === undefined ? [] : [neutral(environment, 60)]),
  ];
  return [`Account: ${where.join(', ')}`, `Told: ${inUtc(at)}`, `Key: ${neutral(key, 1_024)}`].join('\n');
}
