import type { RuleId } from '../../domain/ids';
import type { ChatMessage } from '../../domain/message';
import { accountTitle, headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import { type RuleTexts, runbookLinks } from '../../domain/rendering/rule-texts';
import type { ShowsAsItIs } from '../../domain/rendering/shown-commands';
import { inUtc } from '../../domain/wording';

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
}
interface Markup {
  readonly type: 'mrkdwn';
  readonly text: string;
}
/** What a post is made of. */
export type Block =
  | { readonly type: 'header' | 'section'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly (PlainText | Markup)[] };

/** Body of an incoming webhook. */
export interface SlackPost {
  readonly text: string;
  /** `text` is no markup either. */
  readonly mrkdwn: false;
  readonly blocks?: readonly Block[];
}

const HEADER_LIMIT = 150;
/** Of all links: Slack refuses a text of more than 3,000 characters. */
const LINKS_LIMIT = 2_000;

/** What it is about, in large letters. */
export const header = (message: ChatMessage, texts: RuleTexts): Block => ({
  type: 'header',
  text: plainText(cut(headline(message, texts), HEADER_LIMIT)),
});

/** Which account says so, and when. */
export const origin = (message: ChatMessage): Block =>
  context(`${accountTitle(message)} (${message.account}), ${inUtc(message.at)}`);

/** Data, as it is. */
export const plainSection = (text: string): Block => ({ type: 'section', text: plainText(text) });

/** The same in one line, should Slack refuse the blocks. */
export const minimalPost = (message: ChatMessage, texts: RuleTexts): SlackPost => ({
  text: escaped(cut(headline(message, texts), 300)),
  mrkdwn: false,
});

/** In small letters. */
export const context = (text: string): Block => ({ type: 'context', elements: [plainText(text)] });

/** Links to the rules of what is shown, as many as Slack takes in one text. The folder is the configuration's, the name a rule's: no data. */
export function runbooks(rules: readonly RuleId[], texts: RuleTexts): readonly Block[] {
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

/** Longest command: two of them, and all else that is told of one case, are one section. */
const COMMAND_LIMIT = 700;

/** Not one with an ampersand either: Slack may take it for the beginning of an entity. */
export const shownBySlack: ShowsAsItIs = (command) =>
  command.length <= COMMAND_LIMIT && !command.includes('&') && plainText(command).text === command;

/** The three characters of Slack's markup, as entities. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('`', "'");
