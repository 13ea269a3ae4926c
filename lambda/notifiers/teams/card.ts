import type { RuleId } from '../../domain/ids';
import type { Line } from '../../domain/ledger/bulletin';
import type { Message } from '../../domain/message';
import { accountTitle, headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import { lineRows, lineSummary, lineWhere } from '../../domain/rendering/line-rows';
import { lineTitle, linesByWeight, openRules } from '../../domain/rendering/line-title';
import { type RuleTexts, runbookLinks } from '../../domain/rendering/rule-texts';
import { inUtc } from '../../domain/wording';

type Bulletin = Extract<Message, { readonly kind: 'bulletin' }>;

/** Text that Teams shows as it is: unlike a TextBlock or a FactSet, a TextRun knows no markdown. */
interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Large' | 'Small';
  readonly isSubtle?: true;
  readonly fontType?: 'Monospace';
}
interface Paragraph {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}
interface Container {
  readonly type: 'Container';
  readonly style: 'attention' | 'warning' | 'default';
  readonly items: readonly Paragraph[];
}

/** The part of Adaptive Cards 1.5 that is used. */
export interface AdaptiveCard {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly msteams: { readonly width: 'Full' };
  readonly fallbackText: string;
  readonly body: readonly (Paragraph | Container)[];
  readonly actions?: readonly { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string }[];
}

/** Body of a request to a workflow that begins "When a Teams webhook request is received". */
export interface TeamsPost {
  readonly type: 'message';
  readonly attachments: readonly [
    {
      readonly contentType: 'application/vnd.microsoft.card.adaptive';
      readonly contentUrl: null;
      readonly content: AdaptiveCard;
    },
  ];
}

/** Bytes of all lines as JSON. Teams takes about 28 KB of the whole post. */
const LINES_LIMIT = 18_000;
const LINES_SHOWN = 25;
const TEXT_LIMIT = 1_200;
const HEADLINE_LIMIT = 300;
/** Buttons that Teams shows side by side. */
const ACTIONS = 6;

/**
 * The card for a bulletin: critical lines first, then warnings, then ends; as many as Teams takes, the others counted.
 *
 * All data is in runs of plain text; only our links to runbooks can be clicked.
 */
export function teamsPost(bulletin: Bulletin, texts: RuleTexts): TeamsPost {
  const { account, at, total } = bulletin;
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
      paragraph({ ...run(`${accountTitle(bulletin)} (${account}), ${inUtc(at)}`), size: 'Small', isSubtle: true }),
    ],
    ...(actions.length > 0 && { actions }),
  });
}

/** The same in one line, should Teams refuse the whole. */
export const minimalTeamsPost = (bulletin: Bulletin, texts: RuleTexts): TeamsPost => post(cardOf(bulletin, texts));

const post = (content: AdaptiveCard): TeamsPost => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
});

const cardOf = (bulletin: Bulletin, texts: RuleTexts): AdaptiveCard => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  msteams: { width: 'Full' },
  fallbackText: plain(cut(headline(bulletin, texts), HEADLINE_LIMIT)),
  body: [title(bulletin, texts)],
});

const title = (bulletin: Bulletin, texts: RuleTexts): Paragraph =>
  paragraph({ ...run(cut(headline(bulletin, texts), HEADLINE_LIMIT)), weight: 'Bolder', size: 'Large' });

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
  const rows = lineRows(line, bulletin, bulletin.total === 1);
  return {
    type: 'Container',
    style: styleOf(line),
    items: [
      paragraph({ ...run(lineTitle(line, bulletin.at)), weight: 'Bolder' }),
      ...lineSummary(line).map((text) => paragraph(run(text))),
      ...rows.map(({ label, values }) =>
        paragraph({ ...run(`${label}: `), weight: 'Bolder' }, valueRun(label, values.join(', '))),
      ),
      paragraph({ ...run(lineWhere(line)), size: 'Small', isSubtle: true }),
    ],
  };
}

function styleOf({ change, severity }: Line): Container['style'] {
  if (change.kind === 'resolved') return 'default';
  return severity === 'critical' ? 'attention' : 'warning';
}

/** Commands in letters of one width, so that nobody mistakes what to type. */
const valueRun = (label: string, text: string): TextRun =>
  COMMANDS.includes(label) ? { ...run(text), fontType: 'Monospace' } : run(text);

const COMMANDS: readonly string[] = ['Next command', 'Silence'];

const paragraph = (...inlines: readonly TextRun[]): Paragraph => ({ type: 'RichTextBlock', inlines });

const run = (text: string): TextRun => ({ type: 'TextRun', text: plain(cut(text, TEXT_LIMIT)) });

/** Mentions are made of angle brackets, dates and templates of braces. No name or tag needs them, so that look-alikes do. */
const plain = (text: string): string =>
  text
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll(/\{(?=\{)|(?<=\$)\{/g, '(');

/** The folder is the configuration's, the name a rule's: no data. */
const buttons = (rules: readonly RuleId[], texts: RuleTexts): NonNullable<AdaptiveCard['actions']> =>
  runbookLinks(rules, texts)
    .slice(0, ACTIONS)
    .map(({ rule, url }) => ({ type: 'Action.OpenUrl', title: `Runbook: ${rule}`, url }));
