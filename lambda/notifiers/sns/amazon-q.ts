import type { Message } from '../../domain/message';
import { headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { messageText } from './text';

const TITLE_LIMIT = 250;
const DESCRIPTION_LIMIT = 8_000;

/** A custom notification of Amazon Q Developer in chat applications, the only shape of ours that it delivers. */
export interface CustomNotification {
  readonly version: '1.0';
  readonly source: 'custom';
  readonly content: {
    readonly textType: 'client-markdown';
    readonly title: string;
    readonly description: string;
  };
  readonly metadata: { readonly threadId: string };
}

/** The message for Slack, Teams and Chime by way of Amazon Q. Messages of one key share a thread. */
export const amazonQNotification = (message: Message, texts: RuleTexts): CustomNotification =>
  notification(message, headline(message, texts), messageText(message, texts));

/** The same in one line. */
export const minimalNotification = (message: Message, title: string): CustomNotification =>
  notification(message, title, `${title}\n${message.key}`);

const notification = ({ key }: Message, title: string, description: string): CustomNotification => ({
  version: '1.0',
  source: 'custom',
  content: {
    textType: 'client-markdown',
    title: cut(withoutMarkup(title), TITLE_LIMIT),
    description: cut(withoutMarkup(description), DESCRIPTION_LIMIT),
  },
  metadata: { threadId: key },
});

/** No mention, no link and no code of Slack or Teams can form; line breaks are ours and stay. */
const withoutMarkup = (text: string): string =>
  text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('`', "'").replaceAll('](', '] (');
