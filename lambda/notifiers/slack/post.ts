import type { Message } from '../../domain/message';
import type { Line } from '../../domain/ledger/bulletin';
import { cut } from '../../domain/rendering/hostile-text';
import { lineRows, lineSummary, lineWhere, nextOfSeveral } from '../../domain/rendering/line-rows';
import { lineTitle, linesByWeight, openRules } from '../../domain/rendering/line-title';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import {
  type Block,
  context,
  header,
  minimalPost,
  origin,
  plainSection,
  runbooks,
  shownBySlack,
  type SlackPost,
} from './blocks';

type Bulletin = Extract<Message, { readonly kind: 'bulletin' }>;

/** Slack takes 50 blocks; five of them are ours. */
const LINE_BLOCKS = 45;
/** Of all lines as JSON. Slack answers `msg_blocks_too_long` at about 13,000 of all blocks. */
const LINES_LIMIT = 9_000;
const LINE_LIMIT = 1_200;
/** Of one that is told alone: Slack refuses a longer text. All that stands above its last line has room in it. */
const ALONE_LIMIT = 3_000;
const MARKS = { critical: '🔴', warning: '🟠', ended: '⚪' } as const;

/**
 * The post for a bulletin: critical lines first, then warnings, then ends; as many as Slack takes, the others counted.
 *
 * All data is plain text, in which Slack knows no links, mentions or formatting; only our links to runbooks are markup.
 */
export function slackPost(bulletin: Bulletin, texts: RuleTexts): SlackPost {
  const { total } = bulletin;
  const lines = linesByWeight(bulletin.lines);
  const sections = fitting(
    lines.map((line) => plainSection(cut(lineText(line, bulletin), total === 1 ? ALONE_LIMIT : LINE_LIMIT))),
  );
  const hidden = total - sections.length;
  const next = total === 1 ? [] : nextOfSeveral(lines);
  const rest = hidden > 0 ? [context(`… and ${hidden} more`)] : [];
  return {
    ...minimalPost(bulletin, texts),
    blocks: [
      header(bulletin, texts),
      ...sections,
      ...rest,
      ...next.map(({ label, values }) => context(`${label}: ${values.join(', ')}`)),
      ...runbooks(openRules(lines.slice(0, sections.length)), texts),
      origin(bulletin),
    ],
  };
}

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
    ...lineRows(line, bulletin, bulletin.total === 1 ? shownBySlack : undefined).map(
      ({ label, values }) => `${label}: ${values.join(', ')}`,
    ),
    lineWhere(line, bulletin.at),
  ].join('\n');
}
