import type { Message } from '../../domain/message';
import type { RuleId } from '../../domain/ids';
import type { Line } from '../../domain/ledger/bulletin';
import { accountTitle, headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import { lineRows, lineSummary, lineWhere } from '../../domain/rendering/line-rows';
import { lineTitle, linesByWeight, openRules } from '../../domain/rendering/line-title';
import { type RuleTexts, runbookLinks } from '../../domain/rendering/rule-texts';
import { inUtc } from '../../domain/wording';

/** What a chat is told. */
export type Bulletin = Extract<Message, { readonly kind: 'bulletin' }>;

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}
interface Markup {
  readonly type: 'mrkdwn';
  readonly text: string;
}
type Block =
  | { readonly type: 'header' | 'section'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly (PlainText | Markup)[] };

/** Body of an incoming webhook. */
export interface SlackPost {
  readonly text: string;
  /** `text` is no markup either. */
  readonly mrkdwn: false;
  readonly blocks?: readonly Block[];
}

/** Slack takes 50 blocks; four of them are ours. */
const LINE_BLOCKS = 45;
/** Of all lines as JSON. Slack answers `msg_blocks_too_long` at about 13,000 of all blocks. */
const LINES_LIMIT = 9_000;
const HEADER_LIMIT = 150;
const LINE_LIMIT = 1_200;
/** Of all links: Slack refuses a text of more than 3,000 characters. */
const LINKS_LIMIT = 2_000;
const MARKS = { critical: '🔴', warning: '🟠', ended: '⚪' } as const;

/**
 * The post for a bulletin: critical lines first, then warnings, then ends; as many as Slack takes, the others counted.
 *
 * All data is plain text, in which Slack knows no links, mentions or formatting; only our links to runbooks are markup.
 */
export function slackPost(bulletin: Bulletin, texts: RuleTexts): SlackPost {
  const { account, at, total } = bulletin;
  const lines = linesByWeight(bulletin.lines);
  const sections = fitting(lines.map((line) => section(lineText(line, bulletin))));
  const hidden = total - sections.length;
  const rest = hidden > 0 ? [context(`… and ${hidden} more`)] : [];
  return {
    ...minimalPost(bulletin, texts),
    blocks: [
      { type: 'header', text: plainText(cut(headline(bulletin, texts), HEADER_LIMIT)) },
      ...sections,
      ...rest,
      ...runbooks(openRules(lines.slice(0, sections.length)), texts),
      context(`${accountTitle(bulletin)} (${account}), ${inUtc(at)}`),
    ],
  };
}

/** The same in one line, should Slack refuse the blocks. */
export const minimalPost = (bulletin: Bulletin, texts: RuleTexts): SlackPost => ({
  text: escaped(cut(headline(bulletin, texts), 300)),
  mrkdwn: false,
});

/** The longest beginning that Slack takes; a section alone always is. */
function fitting(sections: readonly Block[]): readonly Block[] {
  const taken: Block[] = [];
  let size = 0;
  for (const block of sections.slice(0, LINE_BLOCKS)) {
    size += JSON.stringify(block).length;
    if (size > LINES_LIMIT) break;
    taken.push(block);
  }
  return taken;
}

function lineText(line: Line, bulletin: Bulletin): string {
  const mark = MARKS[line.change.kind === 'resolved' ? 'ended' : line.severity];
  return [
    `${mark} ${cut(lineTitle(line, bulletin.at), 500)}`,
    ...lineSummary(line),
    ...lineRows(line, bulletin, bulletin.total === 1).map(({ label, values }) => `${label}: ${values.join(', ')}`),
    lineWhere(line),
  ].join('\n');
}

const section = (text: string): Block => ({ type: 'section', text: plainText(cut(text, LINE_LIMIT)) });
const context = (text: string): Block => ({ type: 'context', elements: [plainText(text)] });

/** Links to what the lines shown are about, as many as Slack takes in one text. The folder is the configuration's, the name a rule's: no data. */
function runbooks(rules: readonly RuleId[], texts: RuleTexts): readonly Block[] {
  let room = LINKS_LIMIT;
  const links = runbookLinks(rules, texts)
    .map(({ rule, url }) => `<${escaped(url)}|${rule}>`)
    .filter((link) => (room -= link.length + 3) >= 0);
  if (links.length === 0) return [];
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text: `Runbooks: ${links.join(' · ')}` }] }];
}

/** Angle brackets make Slack's links and mentions. No name or tag needs them, so that look-alikes do even where plain text were not. */
const plainText = (text: string): PlainText => ({
  type: 'plain_text',
  text: text.replaceAll('<', '‹').replaceAll('>', '›'),
  emoji: false,
});

/** The three characters of Slack's markup, as entities. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('`', "'");
