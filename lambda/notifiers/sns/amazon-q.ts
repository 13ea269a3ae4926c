import type { Message } from '../../domain/message';
import { headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import { lineRows, nextOfSeveral } from '../../domain/rendering/line-rows';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { messageText } from './text';

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
export function amazonQNotification(message: Message, texts: RuleTexts): CustomNotification {
  const { content, metadata } = notification(message, headline(message, texts), messageText(message, texts));
  const nextSteps = commandsOf(message).filter((step) => step.length <= LIMITS.nextStep);
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

/** The same in one line. */
export const minimalNotification = (message: Message, title: string): CustomNotification =>
  notification(message, title, `${title}\n${message.key}`);

const notification = (message: Message, title: string, description: string): CustomNotification => ({
  version: '1.0',
  source: 'custom',
  content: {
    textType: 'client-markdown',
    title: cut(withoutMarkup(title), LIMITS.title),
    description: cut(withoutMarkup(description), LIMITS.description),
  },
  metadata: {
    threadId: threadOf(message),
    summary: cut(withoutMarkup(title), LIMITS.title),
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
function commandsOf(message: Message): readonly string[] {
  if (message.kind !== 'bulletin') return [];
  const { lines, total } = message;
  const rows = total === 1 ? lineRows(lines[0], message, true) : nextOfSeveral(lines);
  return rows
    .filter(({ label }) => COMMANDS.includes(label))
    .map(({ label, values }) => `${label}: \`${withoutMarkup(values.join(' '))}\``);
}

const COMMANDS: readonly string[] = ['Next command', 'Silence'];

const keywordsOf = (message: Message): readonly string[] =>
  message.kind === 'bulletin'
    ? [...new Set(message.lines.flatMap(({ severity, rules }) => [severity, ...rules]))]
        .slice(0, KEYWORDS)
        .map((keyword) => cut(withoutMarkup(keyword), LIMITS.keyword))
    : [];

/** No mention, no link and no code of Slack or Teams can form; line breaks are ours and stay. */
const withoutMarkup = (text: string): string =>
  text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('`', "'").replaceAll('](', '] (');
