import { PublishCommand, type SNSClient, SNSServiceException } from '@aws-sdk/client-sns';
import type { Publisher } from '../../app/ports';
import type { Answer, Topic } from '../../domain/ledger/listener';
import type { RuleTexts } from '../../domain/rendering/rule-texts';
import { minimalPublication, type Publication, publicationOf } from './publication';

/** ARNs of the topics that are published to. */
export type TopicArns = Readonly<Record<Topic, string>>;

/** What publishing takes besides the client, which repeats by itself what AWS asks to be repeated. */
export interface SnsPublisherOptions {
  readonly topics: TopicArns;
  readonly texts: RuleTexts;
  /** Called with the name of the error whenever SNS did not accept a message. */
  readonly note?: (because: string) => void;
}

/** What SNS calls a message that it cannot take as it is, in any of its spellings. */
const OF_THE_MESSAGE = /^(InvalidParameter|ParameterValueInvalid|ValidationError|ValidationException)/;

/** Publishes to the topics. A message that SNS refuses as such is published again at once with title and key only. Never rejects. */
export function snsPublisher(client: SNSClient, { topics, texts, note }: SnsPublisherOptions): Publisher {
  const publish = async (topic: Topic, publication: Publication): Promise<Answer | 'message-refused'> => {
    try {
      const { MessageId } = await client.send(new PublishCommand({ TopicArn: topics[topic], ...publication }));
      return MessageId === undefined ? 'none' : 'accepted';
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown error';
      note?.(name);
      if (OF_THE_MESSAGE.test(name)) return 'message-refused';
      return isDefinite(error) ? 'refused' : 'none';
    }
  };

  return {
    publish: async (topic, message) => {
      const first = await publish(topic, publicationOf(topic, message, texts));
      const answer =
        first === 'message-refused' ? await publish(topic, minimalPublication(topic, message, texts)) : first;
      return answer === 'message-refused' ? 'refused' : answer;
    },
  };
}

/** An answer of SNS that says no. Its own faults, and whatever the network did, may hide a message that was published. */
function isDefinite(error: unknown): boolean {
  if (!(error instanceof SNSServiceException)) return false;
  const { httpStatusCode = 500 } = error.$metadata;
  return httpStatusCode >= 400 && httpStatusCode < 500;
}
