import type { PublishCommandInput } from '@aws-sdk/client-sns';
import type { Topic } from '../../domain/ledger/listener';
import type { Message } from '../../domain/message';
import { headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { amazonQNotification, type CustomNotification, minimalNotification } from './amazon-q';
import { type Attributes, messageAttributes, minimalAttributes } from './attributes';
import { asciiJson, everShorter } from '../machine-body';
import { plainAscii } from './plain-ascii';
import { smsText } from './sms';
import { subjectLine } from './subject';
import { withRunbooks } from '../with-runbooks';
import { messageText } from './text';

/** Everything of a Publish but the topic. */
export type Publication = Pick<PublishCommandInput, 'Message' | 'MessageStructure' | 'Subject'> & {
  readonly MessageAttributes: Attributes;
};

/** SNS refuses more than 262,144 bytes of message and attributes together. */
const LIMIT = 260_000;

/**
 * The message for every kind of subscriber, with the longest lists that hold.
 *
 * The default is the machine body, for HTTP, SQS and Lambda: one copy, as all protocols together share the limit. On `chat` the `https`
 * subscriber is Amazon Q.
 */
export function publicationOf(topic: Topic, message: Message, texts: RuleTexts): Publication {
  const MessageAttributes = messageAttributes(message);
  for (const shorter of everShorter(withRunbooks(message, texts))) {
    const publication = { ...told(topic, shorter, texts), MessageAttributes };
    if (sizeOf(publication) <= LIMIT) return publication;
  }
  return minimalPublication(topic, message, texts);
}

/** Title and key in ASCII, should SNS refuse the whole: sinks of ours are asked again by the announcer, everybody else is told at least this. */
export function minimalPublication(topic: Topic, message: Message, texts: RuleTexts): Publication {
  const title = cut(plainAscii(headline(message, texts)), 400, '...');
  const amazonQ = topic === 'chat' ? { https: asciiJson(minimalNotification(message, title)) } : {};
  return {
    Message: asciiJson({ default: `${title}\n\nKey: ${plainAscii(message.key)}`, ...amazonQ }),
    MessageStructure: 'json',
    Subject: subjectLine(message, texts),
    MessageAttributes: minimalAttributes(message),
  };
}

const told = (topic: Topic, message: Message, texts: RuleTexts): Omit<Publication, 'MessageAttributes'> => ({
  Message: asciiJson({
    default: asciiJson(message),
    email: messageText(message, texts),
    sms: smsText(message, texts),
    ...(topic === 'chat' && { https: asciiJson(forAmazonQ(message, texts)) }),
  }),
  MessageStructure: 'json',
  Subject: subjectLine(message, texts),
});

/** What is for pagers is none of its business: of that it would say the title alone. */
const forAmazonQ = (message: Message, texts: RuleTexts): CustomNotification =>
  message.kind === 'bulletin' || message.kind === 'digest'
    ? amazonQNotification(message, texts)
    : minimalNotification(message, headline(message, texts));

/** Bytes as SNS counts them. */
function sizeOf({ Message, Subject = '', MessageAttributes }: Publication): number {
  const attributes = Object.entries(MessageAttributes).map(
    ([name, { DataType = '', StringValue = '' }]) => name + DataType + StringValue,
  );
  return Buffer.byteLength([Message, Subject, ...attributes].join(''));
}
