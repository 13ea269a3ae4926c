import * as z from 'zod';
import { conditions } from './conditions';
import { type FakeAnswer, type FakeRequest, type HttpFake, jsonOf, startHttpFake } from './http-fake';

const PATH = '/workflows/fake/triggers/manual/paths/invoke';
const QUERY = '?api-version=1&sig=fakefakefake';
const BYTES_LIMIT = 28_000;

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  size: z.enum(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge']).optional(),
  isSubtle: z.boolean().optional(),
  fontType: z.enum(['Default', 'Monospace']).optional(),
});
const richText = z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(textRun).min(1) });
const container = z.strictObject({
  type: z.literal('Container'),
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']),
  items: z.array(richText).min(1),
});
/** The elements of Adaptive Cards 1.5 that stand in the published schema and show text without markdown. */
const cardSchema = z.strictObject({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  msteams: z.strictObject({ width: z.literal('Full') }),
  fallbackText: z.string().min(1),
  body: z.array(z.discriminatedUnion('type', [richText, container])).min(1),
  actions: z
    .array(z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string().min(1), url: z.url() }))
    .min(1)
    .max(6)
    .optional(),
});
const postSchema = z.strictObject({
  type: z.literal('message'),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      contentUrl: z.null(),
      content: cardSchema,
    }),
  ]),
});

/** A card, as accepted. */
export type TeamsCard = z.infer<typeof cardSchema>;

export interface FakeTeams extends HttpFake {
  /** The secret: the whole URL of the workflow. */
  readonly workflowUrl: string;
  readonly cards: readonly TeamsCard[];
}

/** All that people read of a card, paragraph by paragraph. */
export const shownInCard = ({ body }: TeamsCard): readonly string[] =>
  body
    .flatMap((element) => (element.type === 'Container' ? element.items : [element]))
    .map(({ inlines }) => inlines.map(({ text }) => text).join(''));

/** A workflow that begins "When a Teams webhook request is received", as documented: it says 202 to what it will try to post. */
export async function startTeams(): Promise<FakeTeams> {
  const { changed } = conditions();
  const cards: TeamsCard[] = [];

  const takeIn = ({ method, path, body }: FakeRequest): FakeAnswer => {
    if (method !== 'POST' || path !== PATH + QUERY) return { status: 401, body: '{"error":{"code":"Unauthorized"}}' };
    if (Buffer.byteLength(body) > BYTES_LIMIT) return { status: 413 };
    const { data } = postSchema.safeParse(jsonOf(body));
    if (data === undefined) return { status: 400, body: '{"error":{"code":"TriggerInputSchemaMismatch"}}' };
    cards.push(data.attachments[0].content);
    return { status: 202 };
  };

  const http = await startHttpFake(takeIn, changed);
  return { ...http, workflowUrl: http.url + PATH + QUERY, cards };
}
