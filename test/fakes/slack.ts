import type { KnownBlock } from '@slack/types';
import * as z from 'zod';
import { conditions } from './conditions';
import { type FakeAnswer, type FakeRequest, type HttpFake, jsonOf, startHttpFake } from './http-fake';

const PATH = '/services/T0000FAKE/B0000FAKE/fakefakefakefakefakefake';
/** Of all blocks as JSON: about where `msg_blocks_too_long` was seen. */
const BLOCKS_LIMIT = 13_000;

/** Limits as `@slack/types` tells them beside each field. */
const plainText = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.boolean().exactOptional(),
  });
const anyText = (most: number) =>
  z.union([plainText(most), z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(most) })]);
const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plainText(150) }),
  z.strictObject({ type: z.literal('section'), text: anyText(3_000) }),
  z.strictObject({ type: z.literal('context'), elements: z.array(anyText(3_000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('divider') }),
]) satisfies z.ZodType<KnownBlock>;
/** The body of an incoming webhook, as far as it is used here. */
export const slackPostSchema = z.strictObject({
  text: z.string().min(1).max(40_000),
  mrkdwn: z.boolean().optional(),
  blocks: z.array(blockSchema).min(1).max(50).optional(),
});

/** A post, as accepted. */
export type SlackPost = z.infer<typeof slackPostSchema>;

export interface FakeSlack extends HttpFake {
  /** The secret: the whole URL of the incoming webhook. */
  readonly webhookUrl: string;
  readonly posts: readonly SlackPost[];
  /** The first post that no earlier call got. */
  readonly next: (withinMs?: number) => Promise<SlackPost>;
  /** Waits until this holds; asked after every request. */
  readonly until: (what: string, holds: (fake: FakeSlack) => boolean, withinMs?: number) => Promise<void>;
}

/** All that people read of a post, without what only notifications show. */
export const shownTexts = ({ text, blocks }: SlackPost): readonly string[] =>
  blocks === undefined ? [text] : blocks.flatMap(textsOf).map((element) => element.text);

/** What Slack reads as markup: links and mentions can form there only. */
export const markupTexts = ({ text, blocks = [] }: SlackPost): readonly string[] => [
  text,
  ...blocks.flatMap(textsOf).flatMap((element) => (element.type === 'mrkdwn' ? [element.text] : [])),
];

const textsOf = (block: z.infer<typeof blockSchema>) => {
  if (block.type === 'divider') return [];
  return block.type === 'context' ? block.elements : [block.text];
};

/** An incoming webhook of Slack, as documented: limits, and answers in plain words. */
export async function startSlack(): Promise<FakeSlack> {
  const { changed, until, inTurn } = conditions();
  const posts: SlackPost[] = [];

  const takeIn = ({ method, path, body }: FakeRequest): FakeAnswer => {
    if (method !== 'POST' || path !== PATH) return { status: 404, body: 'no_service' };
    const { data } = slackPostSchema.safeParse(jsonOf(body));
    if (data === undefined) return { status: 400, body: 'invalid_payload' };
    if (JSON.stringify(data.blocks ?? []).length > BLOCKS_LIMIT) return { status: 400, body: 'msg_blocks_too_long' };
    posts.push(data);
    return { status: 200, body: 'ok' };
  };

  const http = await startHttpFake(takeIn, changed);
  const fake: FakeSlack = {
    ...http,
    webhookUrl: http.url + PATH,
    posts,
    next: inTurn('a post to Slack', posts),
    until: async (what, holds, withinMs) => {
      await until(what, () => (holds(fake) ? true : undefined), withinMs);
    },
  };
  return fake;
}
