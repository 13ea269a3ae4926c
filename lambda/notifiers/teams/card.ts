import type { Line } from '../../domain/ledger/bulletin';
import type { Message } from '../../domain/message';
import { lineRows, lineSummary, lineWhere, nextOfSeveral } from '../../domain/rendering/line-rows';
import { lineTitle, linesByWeight, openRules } from '../../domain/rendering/line-title';
import { isCommand, type Row } from '../../domain/rendering/row';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import {
  buttons,
  cardOf,
  type Container,
  origin,
  type Paragraph,
  paragraph,
  post,
  run,
  shownByTeams,
  type TeamsPost,
  type TextRun,
  title,
} from './elements';

type Bulletin = Extract<Message, { readonly kind: 'bulletin' }>;

/** Bytes of all lines as JSON. Teams takes about 28 KB of the whole post. */
const LINES_LIMIT = 18_000;
const LINES_SHOWN = 25;

/**
 * The card for a bulletin: critical lines first, then warnings, then ends; as many as Teams takes, the others counted.
 *
 * All data is in runs of plain text; only our links to runbooks can be clicked.
 */
export function teamsPost(bulletin: Bulletin, texts: RuleTexts): TeamsPost {
  const { total } = bulletin;
  const lines = linesByWeight(bulletin.lines);
  const shown = fitting(lines.map((line) => container(line, bulletin)));
  const hidden = total - shown.length;
  const actions = buttons(openRules(lines.slice(0, shown.length)), texts);
  return post({
    ...cardOf(bulletin, texts),
    body: [
      title(bulletin, texts),
      ...shown,
      ...(hidden > 0 ? [paragraph(run(`… and ${hidden} more`))] : []),
      ...(total === 1 ? [] : nextOfSeveral(lines)).map(labelled),
      origin(bulletin),
    ],
    ...(actions.length > 0 && { actions }),
  });
}

/** The longest beginning that Teams takes; one line alone always is. */
function fitting(containers: readonly Container[]): readonly Container[] {
  const taken: Container[] = [];
  let size = 0;
  for (const one of containers.slice(0, LINES_SHOWN)) {
    size += Buffer.byteLength(JSON.stringify(one));
    if (size > LINES_LIMIT) break;
    taken.push(one);
  }
  return taken;
}

function container(line: Line, bulletin: Bulletin): Container {
  const rows = lineRows(line, bulletin, bulletin.total === 1 ? shownByTeams : undefined);
  return {
    type: 'Container',
    style: styleOf(line),
    items: [
      paragraph({ ...run(lineTitle(line, bulletin.at)), weight: 'Bolder' }),
      ...lineSummary(line).map((text) => paragraph(run(text))),
      ...rows.map(labelled),
      paragraph({ ...run(lineWhere(line, bulletin.at)), size: 'Small', isSubtle: true }),
    ],
  };
}

const labelled = (row: Row): Paragraph => paragraph({ ...run(`${row.label}: `), weight: 'Bolder' }, valueRun(row));

function styleOf({ change, severity }: Line): Container['style'] {
  if (change.kind === 'resolved') return 'default';
  return severity === 'critical' ? 'attention' : 'warning';
}

/** Commands in letters of one width, so that nobody mistakes what to type. */
function valueRun(row: Row): TextRun {
  const value = run(row.values.join(', '));
  return isCommand(row) ? { ...value, fontType: 'Monospace' } : value;
}
