import type { PublishCommandInput } from '@aws-sdk/client-sns';
import type { Topic } from '../../domain/ledger/listener';
import type { Message } from '../../domain/message';
import { headline } from '../../domain/rendering/headline';
import { cut } from '../../domain/rendering/hostile-text';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { amazonQNotification, minimalNotification } from './amazon-q';
import { type Attributes, messageAttributes, minimalAttributes } from './attributes';
import { asciiJson, everShorter } from './machine-body';
import { plainAscii } from './plain-ascii';
import { smsText } from './sms';
import { subjectLine } from './subject';
import { messageText } from './text';

/** Everything of a Publish but the topic. */
export type Publication = Pick<PublishCommandInput, 'Message' | 'MessageStructure' | 'Subject'> & {
  readonly MessageAttributes: Attributes;
};

/** SNS refuses more than 262,144 bytes of message, subject and attributes together. */
const LIMIT = 260_000;

/** The message for every kind of subscriber, with the longest lists that hold. On `chat` the `https` subscriber is Amazon Q. */
export function publicationOf(topic: Topic, message: Message, texts: RuleTexts): Publication {
  const candidates = everShorter(message).map((shorter) => () => whole(topic, message, shorter, texts));
  for (const candidate of candidates) {
    const publication = candidate();
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

function whole(topic: Topic, message: Message, shorter: Message, texts: RuleTexts): Publication {
  const text = messageText(message, texts);
  const body = asciiJson(shorter);
  return {
    Message: asciiJson({
      default: text,
      email: text,
      sms: smsText(message, texts),
      https: topic === 'chat' ? asciiJson(amazonQNotification(message, texts)) : body,
      http: body,
      lambda: body,
      sqs: body,
    }),
    MessageStructure: 'json',
    Subject: subjectLine(message, texts),
    MessageAttributes: messageAttributes(message),
  };
}

const sizeOf = (publication: Publication): number => Buffer.byteLength(JSON.stringify(publication));
