import type { ChatMessage, Message } from '../../domain/message';
import { headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import { lineRows, nextOfSeveral } from '../../domain/rendering/line-rows';
import { isCommand, NEXT_COMMAND } from '../../domain/rendering/row';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import type { ShowsAsItIs } from '../../domain/rendering/shown-commands';
import { newsParagraphs, runbookParagraph } from './news';
import { footer } from './text';
import { withoutMarkdown } from './without-markdown';

/** Longest texts that Amazon Q takes. */
const LIMITS = { title: 250, description: 8_000, nextStep: 350, keyword: 75 } as const;
/** Ours: a post that ends in a wall of rules helps nobody. */
const KEYWORDS = 10;

/** A custom notification of Amazon Q Developer in chat applications, the only shape of ours that it delivers. */
export interface CustomNotification {
  readonly version: '1.0';
  readonly source: 'custom';
  readonly content: {
    readonly textType: 'client-markdown';
    readonly title: string;
    readonly description: string;
    readonly nextSteps?: readonly string[];
    readonly keywords?: readonly string[];
  };
  readonly metadata: { readonly threadId: string; readonly summary: string; readonly eventType: Message['kind'] };
}

/** The message for Slack, Teams and Chime by way of Amazon Q. What is told of one case alone shares a thread; else the messages of one key do. */
export function amazonQNotification(message: ChatMessage, texts: RuleTexts): CustomNotification {
  const { content, metadata } = notification(message, headline(message, texts), description(message, texts));
  const nextSteps = commandsOf(message);
  const keywords = keywordsOf(message);
  return {
    version: '1.0',
    source: 'custom',
    content: {
      ...content,
      ...(nextSteps.length > 0 && { nextSteps }),
      ...(keywords.length > 0 && { keywords }),
    },
    metadata,
  };
}

/** No command is in it: these are the next steps, as code. Only our links to runbooks stay links. */
const description = (message: ChatMessage, texts: RuleTexts): string =>
  [
    ...[headline(message, texts), ...newsParagraphs(message, texts, undefined)].map(withoutMarkdown),
    ...runbookParagraph(message, texts),
    withoutMarkdown(footer(message)),
  ].join('\n\n');

/** The same in one line. */
export const minimalNotification = (message: Message, title: string): CustomNotification =>
  notification(message, title, withoutMarkdown(`${title}\n${message.key}`));

/** `description`: markdown. */
const notification = (message: Message, title: string, description: string): CustomNotification => ({
  version: '1.0',
  source: 'custom',
  content: {
    textType: 'client-markdown',
    title: cut(withoutMarkdown(title), LIMITS.title),
    description: cut(description, LIMITS.description),
  },
  metadata: {
    threadId: threadOf(message),
    summary: cut(withoutMarkdown(title), LIMITS.title),
    eventType: message.kind,
  },
});

function threadOf(message: Message): string {
  const only = onlyIn(message);
  return message.total === 1 && only !== undefined ? `notafter:${message.account}:${only.subject}` : message.key;
}

function onlyIn(message: Message) {
  if (message.kind === 'digest') return undefined;
  return message.kind === 'bulletin' ? message.lines[0] : message.cases.at(0);
}

/** What to type, as code: there nothing is bold between two wildcards. */
function commandsOf(message: ChatMessage): readonly string[] {
  if (message.kind === 'digest') return [];
  const { lines, total } = message;
  const rows = total === 1 ? lineRows(lines[0], message, shownByAmazonQ) : nextOfSeveral(lines);
  return rows.filter(isCommand).map(({ label, values }) => nextStep(label, values.join(' ')));
}

const nextStep = (label: string, command: string): string => `${label}: \`${command}\``;

/** What ends code or begins something else in the markdown of Slack or Teams; a backslash is lost where they read it as an escape. */
const NO_CODE = /[<>&`\\]/;

const shownByAmazonQ: ShowsAsItIs = (command) =>
  nextStep(NEXT_COMMAND, command).length <= LIMITS.nextStep && !NO_CODE.test(command);

const keywordsOf = (message: ChatMessage): readonly string[] =>
  message.kind === 'bulletin'
    ? [...new Set(message.lines.flatMap(({ severity, rules }) => [severity, ...rules]))]
        .slice(0, KEYWORDS)
        .map((keyword) => cut(withoutMarkdown(keyword), LIMITS.keyword))
    : [];
