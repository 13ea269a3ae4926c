import type { Message } from '../../domain/message';
import { isNonEmpty } from '../../domain/ids';
import type { Line } from '../../domain/ledger/bulletin';
import { accountTitle, headline } from '../../domain/rendering/headline';
import { cut, neutral } from '../../domain/rendering/hostile-text';
import { lineTitle, linesByWeight } from '../../domain/rendering/line-title';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { atMost, inUtc } from '../../domain/wording';

/** What a chat is told. */
export type Bulletin = Extract<Message, { readonly kind: 'bulletin' }>;

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}
type Block =
  | { readonly type: 'header' | 'section'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly PlainText[] };

/** Body of an incoming webhook. */
export interface SlackPost {
  readonly text: string;
  /** `text` is no markup either. */
  readonly mrkdwn: false;
  readonly blocks?: readonly Block[];
}

/** Slack takes 50 blocks; three of them are ours. */
const LINE_BLOCKS = 45;
/** Of all lines as JSON. Slack answers `msg_blocks_too_long` at about 13,000 of all blocks. */
const LINES_LIMIT = 9_000;
const HEADER_LIMIT = 150;
const LINE_LIMIT = 1_200;
const MARKS = { critical: '🔴', warning: '🟠', ended: '⚪' } as const;

/**
 * The post for a bulletin: critical lines first, then warnings, then ends; as many as Slack takes, the others counted.
 *
 * All data is plain text, in which Slack knows no links, mentions or formatting.
 */
export function slackPost(bulletin: Bulletin, texts: RuleTexts): SlackPost {
  const { account, at, total } = bulletin;
  const sections = fitting(linesByWeight(bulletin.lines).map((line) => section(lineText(line, bulletin))));
  const hidden = total - sections.length;
  const rest = hidden > 0 ? [context(`… and ${hidden} more`)] : [];
  return {
    ...minimalPost(bulletin, texts),
    blocks: [
      { type: 'header', text: plainText(cut(headline(bulletin, texts), HEADER_LIMIT)) },
      ...sections,
      ...rest,
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

function lineText(line: Line, { at }: Bulletin): string {
  const { change, severity, about, summary, rules } = line;
  const ended = change.kind === 'resolved';
  const owners = about.owners.map((owner) => neutral(owner, 60)).filter((owner) => owner !== '');
  const where = [about.region, ...rules, ...(isNonEmpty(owners) ? [`owners: ${atMost(3, owners).join(', ')}`] : [])];
  return [
    `${MARKS[ended ? 'ended' : severity]} ${cut(lineTitle(line, at), 500)}`,
    ...(ended ? [] : [neutral(summary, 400)]),
    where.join(' · '),
  ].join('\n');
}

const section = (text: string): Block => ({ type: 'section', text: plainText(cut(text, LINE_LIMIT)) });
const context = (text: string): Block => ({ type: 'context', elements: [plainText(text)] });

/** Angle brackets make Slack's links and mentions. No name or tag needs them, so that look-alikes do even where plain text were not. */
const plainText = (text: string): PlainText => ({
  type: 'plain_text',
  text: text.replaceAll('<', '‹').replaceAll('>', '›'),
  emoji: false,
});

/** The three characters of Slack's markup, as entities. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('`', "'");
