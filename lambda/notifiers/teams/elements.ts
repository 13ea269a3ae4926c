import type { RuleId } from '../../domain/ids';
import type { ChatMessage } from '../../domain/message';
import { accountTitle, headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import { type RuleTexts, runbookLinks } from '../../domain/rendering/rule-texts';
import type { ShowsAsItIs } from '../../domain/rendering/shown-commands';
import { inUtc } from '../../domain/wording';

/** Text that Teams shows as it is: unlike a TextBlock or a FactSet, a TextRun knows no markdown. */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Large' | 'Small';
  readonly isSubtle?: true;
  readonly fontType?: 'Monospace';
}
/** Runs one after the other. */
export interface Paragraph {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}
/** Paragraphs on a ground of one colour. */
export interface Container {
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

const TEXT_LIMIT = 1_200;
const HEADLINE_LIMIT = 300;
/** Buttons that Teams shows side by side. */
const ACTIONS = 6;

/** The same in one line, should Teams refuse the whole. */
export const minimalTeamsPost = (message: ChatMessage, texts: RuleTexts): TeamsPost => post(cardOf(message, texts));

/** A card on its way. */
export const post = (content: AdaptiveCard): TeamsPost => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
});

/** A card that says what it is about. */
export const cardOf = (message: ChatMessage, texts: RuleTexts): AdaptiveCard => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  msteams: { width: 'Full' },
  fallbackText: plain(cut(headline(message, texts), HEADLINE_LIMIT)),
  body: [title(message, texts)],
});

/** What it is about, in large letters. */
export const title = (message: ChatMessage, texts: RuleTexts): Paragraph =>
  paragraph({ ...run(cut(headline(message, texts), HEADLINE_LIMIT)), weight: 'Bolder', size: 'Large' });

/** Which account says so, and when. */
export const origin = (message: ChatMessage): Paragraph =>
  paragraph({
    ...run(`${accountTitle(message)} (${message.account}), ${inUtc(message.at)}`),
    size: 'Small',
    isSubtle: true,
  });

/** One after the other. */
export const paragraph = (...inlines: readonly TextRun[]): Paragraph => ({ type: 'RichTextBlock', inlines });

/** Data, as it is. */
export const run = (text: string): TextRun => ({ type: 'TextRun', text: plain(cut(text, TEXT_LIMIT)) });

/** Whether it is still the same command as data. */
export const shownByTeams: ShowsAsItIs = (command) => run(command).text === command;

/** Mentions are made of angle brackets, dates and templates of braces. No name or tag needs them, so that look-alikes do. */
const plain = (text: string): string =>
  text
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll(/\{(?=\{)|(?<=\$)\{/g, '(');

/** Links to the rules of what is shown. The folder is the configuration's, the name a rule's: no data. */
export const buttons = (rules: readonly RuleId[], texts: RuleTexts): NonNullable<AdaptiveCard['actions']> =>
  runbookLinks(rules, texts)
    .slice(0, ACTIONS)
    .map(({ rule, url }) => ({ type: 'Action.OpenUrl', title: `Runbook: ${rule}`, url }));
