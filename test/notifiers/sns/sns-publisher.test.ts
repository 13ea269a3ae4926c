import {
  AuthorizationErrorException,
  InternalErrorException,
  InvalidParameterException,
  InvalidParameterValueException,
  KMSAccessDeniedException,
  NotFoundException,
  PublishCommand,
  SNSClient,
  SNSServiceException,
  ThrottledException,
} from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { snsPublisher } from '../../../lambda/notifiers/sns/sns-publisher';
import { publicationOf, minimalPublication } from '../../../lambda/notifiers/sns/publication';
import { aBulletin, aPage, RULE_TEXTS } from '../../builders/message';

const topics = { pages: 'arn:aws:sns:eu-west-1:123456789012:pages', chat: 'arn:aws:sns:eu-west-1:123456789012:chat' };
const accepted = { MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324' };
const answered = (httpStatusCode: number) => ({ message: 'no', $metadata: { httpStatusCode } });

const aws = mockClient(SNSClient);
const inputs = () => aws.commandCalls(PublishCommand).map(({ args: [command] }) => command.input);

describe('snsPublisher', () => {
  let notes: string[];

  const publisher = () =>
    snsPublisher(new SNSClient({ region: 'eu-west-1' }), {
      topics,
      texts: RULE_TEXTS,
      note: (because) => notes.push(because),
    });

  beforeEach(() => {
    aws.reset();
    notes = [];
  });

  test('publishes to the topic that is named', async () => {
    aws.on(PublishCommand).resolves(accepted);

    expect(await publisher().publish('pages', aPage())).toBe('accepted');
    expect(await publisher().publish('chat', aBulletin())).toBe('accepted');

    expect(inputs()).toEqual([
      { TopicArn: topics.pages, ...publicationOf('pages', aPage(), RULE_TEXTS) },
      { TopicArn: topics.chat, ...publicationOf('chat', aBulletin(), RULE_TEXTS) },
    ]);
    expect(notes).toEqual([]);
  });

  test('has no answer where SNS names no message', async () => {
    aws.on(PublishCommand).resolves({});

    expect(await publisher().publish('pages', aPage())).toBe('none');
  });

  test.each`
    error
    ${new InvalidParameterException(answered(400))}
    ${new InvalidParameterValueException(answered(400))}
    ${new SNSServiceException({ name: 'ValidationError', $fault: 'client', ...answered(400) })}
  `('publishes title and key at once after $error.name', async ({ error }: { error: Error }) => {
    aws.on(PublishCommand).rejectsOnce(error).resolves(accepted);

    expect(await publisher().publish('pages', aPage())).toBe('accepted');
    expect(inputs()[1]).toEqual({ TopicArn: topics.pages, ...minimalPublication('pages', aPage(), RULE_TEXTS) });
    expect(notes).toEqual([error.name]);
  });

  test('says refused where title and key are refused, too', async () => {
    aws.on(PublishCommand).rejects(new InvalidParameterException(answered(400)));

    expect(await publisher().publish('pages', aPage())).toBe('refused');
    expect(inputs()).toHaveLength(2);
  });

  test.each`
    error                                                                            | answer       | what
    ${new NotFoundException(answered(404))}                                          | ${'refused'} | ${'a topic that is gone'}
    ${new AuthorizationErrorException(answered(403))}                                | ${'refused'} | ${'a topic that is not ours to publish to'}
    ${new KMSAccessDeniedException(answered(400))}                                   | ${'refused'} | ${'a key that is not ours to use'}
    ${new ThrottledException(answered(429))}                                         | ${'refused'} | ${'throttling that went on'}
    ${new InternalErrorException(answered(500))}                                     | ${'none'}    | ${'a fault of SNS'}
    ${new SNSServiceException({ name: 'Unknown', $fault: 'client', $metadata: {} })} | ${'none'}    | ${'an answer without a status'}
    ${Object.assign(new Error('no'), { name: 'TimeoutError' })}                      | ${'none'}    | ${'no answer in time'}
    ${Object.assign(new Error('no'), { code: 'ECONNRESET' })}                        | ${'none'}    | ${'a lost connection'}
  `(
    'says $answer after $what, and does not publish twice',
    async ({ error, answer }: { error: Error; answer: string }) => {
      aws.on(PublishCommand).rejects(error);

      expect(await publisher().publish('pages', aPage())).toBe(answer);
      expect(inputs()).toHaveLength(1);
      expect(notes).toHaveLength(1);
    },
  );
});
