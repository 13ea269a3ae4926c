import * as z from 'zod';
import { conditions } from './conditions';
import { type FakeAnswer, type FakeRequest, type HttpFake, jsonOf, startHttpFake } from './http-fake';

const signed = {
  MessageId: z.string().min(1),
  TopicArn: z.string().startsWith('arn:'),
  Message: z.string(),
  Timestamp: z.iso.datetime(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string().min(1),
  SigningCertURL: z.url(),
};
const attributeSchema = z.object({ Type: z.string(), Value: z.string() });
const notificationSchema = z.object({
  ...signed,
  Type: z.literal('Notification'),
  Subject: z.string().optional(),
  UnsubscribeURL: z.url(),
  MessageAttributes: z.record(z.string(), attributeSchema).optional(),
});
const confirmationSchema = z.object({
  ...signed,
  Type: z.enum(['SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  Token: z.string().min(1),
  SubscribeURL: z.url(),
});
const postSchema = z.discriminatedUnion('Type', [notificationSchema, confirmationSchema]);

/** What SNS posts to an HTTP(S) subscriber. */
export type SnsNotification = z.infer<typeof notificationSchema>;

export interface FakeSubscriber extends HttpFake {
  readonly notifications: readonly SnsNotification[];
  /** Topics whose subscription was confirmed. */
  readonly confirmed: readonly string[];
  /** What came and was not as SNS documents it. */
  readonly violations: readonly string[];
  /** The first notification that no earlier call got. */
  readonly next: (withinMs?: number) => Promise<SnsNotification>;
  /** Waits until this holds; asked after every request. */
  readonly until: (what: string, holds: (fake: FakeSubscriber) => boolean, withinMs?: number) => Promise<void>;
}

/** An HTTP(S) subscriber of SNS: confirms what it is asked to, checks headers against bodies, keeps what it gets. */
export async function startSubscriber(
  visit: (subscribeUrl: string) => Promise<unknown> = (url) => fetch(url),
): Promise<FakeSubscriber> {
  const { changed, until, inTurn } = conditions();
  const notifications: SnsNotification[] = [];
  const confirmed: string[] = [];
  const violations: string[] = [];

  const takeIn = async (request: FakeRequest): Promise<FakeAnswer> => {
    const { data, error } = postSchema.safeParse(jsonOf(request.body));
    const wrong = data === undefined ? z.prettifyError(error) : headerViolation(request, data);
    if (data === undefined || wrong !== undefined) {
      violations.push(wrong ?? 'unreadable');
      return { status: 400 };
    }
    if (data.Type === 'Notification') notifications.push(data);
    if (data.Type === 'SubscriptionConfirmation') {
      await visit(data.SubscribeURL);
      confirmed.push(data.TopicArn);
    }
    return { status: 200 };
  };

  const http = await startHttpFake(takeIn, changed);
  const fake: FakeSubscriber = {
    ...http,
    notifications,
    confirmed,
    violations,
    next: inTurn('a notification of SNS', notifications),
    until: async (what, holds, withinMs) => {
      await until(what, () => (holds(fake) ? true : undefined), withinMs);
    },
  };
  return fake;
}

/** The headers say the same as the body, under names of their own. */
function headerViolation({ headers }: FakeRequest, post: z.infer<typeof postSchema>): string | undefined {
  const expected = {
    'x-amz-sns-message-type': post.Type,
    'x-amz-sns-message-id': post.MessageId,
    'x-amz-sns-topic-arn': post.TopicArn,
  };
  return Object.entries(expected)
    .filter(([name, value]) => headers[name] !== value)
    .map(([name, value]) => `${name} must be ${value}, got ${String(headers[name])}`)
    .at(0);
}
