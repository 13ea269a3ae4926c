import type { KnownBlock } from '@slack/types';
import type { ChatMessage, Message } from '../../lambda/domain/message';
import type { Block } from '../../lambda/notifiers/slack/blocks';
import { type Publication, publicationOf } from '../../lambda/notifiers/sns/publication';
import { aPage } from '../builders/message';
import { customNotificationSchema } from '../fakes/amazon-q';
import { eventSchema, ROUTING_KEY } from '../fakes/pagerduty';
import { slackPostSchema } from '../fakes/slack';
import { goldenFiles } from '../golden/golden-files';
import { ALARMS, CHAT_MESSAGES, SAMPLE_TEXTS } from '../golden/samples';
import { problemsOfCard } from './adaptive-cards';
import { problemsOfPublication, smsParts } from './sns';

type Card = Readonly<Record<string, unknown>>;

type Writable<Sent> = Sent extends readonly (infer Item)[]
  ? Writable<Item>[]
  : { -readonly [Key in keyof Sent]: Sent[Key] extends object ? Writable<Sent[Key]> : Sent[Key] };

/** Compiles only while our blocks are some of those that Slack publishes. */
const asPublished = (block: Writable<Block>): KnownBlock => block;

const goldens = (medium: string) =>
  [...goldenFiles()]
    .filter(([name]) => name.endsWith(`.${medium}.json`))
    .map(([name, text]) => ({ name, sent: JSON.parse(text) as Card }));

const cardIn = ({ attachments }: Card) => (attachments as readonly { readonly content: Card }[])[0]?.content ?? {};
const asEvent = (sent: Card): Card => ({ ...sent, routing_key: ROUTING_KEY });

describe('what is sent to Slack', () => {
  const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length), emoji: false });
  const post = (...blocks: readonly unknown[]) => ({ text: 'x', blocks });
  const header = (length: number) => post({ type: 'header', text: plain(length) });
  const section = (length: number) => post({ type: 'section', text: plain(length) });
  const context = (count: number) => post({ type: 'context', elements: Array.from({ length: count }, () => plain(1)) });
  const divided = (count: number) => post(...Array.from({ length: count }, () => ({ type: 'divider' })));

  test.each(goldens('slack'))('keeps to what Slack publishes: $name', ({ sent }) => {
    expect(slackPostSchema.safeParse(sent)).toMatchObject({ success: true });
  });

  test('is made of blocks that Slack publishes', () => {
    const block = { type: 'header', text: { type: 'plain_text', text: 'x', emoji: false } } as const;

    expect(asPublished(block)).toBe(block);
    // @ts-expect-error TS2322: Slack publishes no such block
    expect(asPublished({ type: 'poem' })).toEqual({ type: 'poem' });
  });

  test.each([
    { what: 'a header of 150', at: header(150), beyond: header(151) },
    { what: 'a section of 3,000', at: section(3_000), beyond: section(3_001) },
    { what: 'a section of something', at: section(1), beyond: section(0) },
    { what: 'ten elements of a context', at: context(10), beyond: context(11) },
    { what: '50 blocks', at: divided(50), beyond: divided(51) },
    { what: 'keys that Slack knows', at: post({ type: 'divider' }), beyond: { ...post(), colour: 'red' } },
  ])('may have $what, and no more', ({ at, beyond }) => {
    expect(slackPostSchema.safeParse(at).success).toBe(true);
    expect(slackPostSchema.safeParse(beyond).success).toBe(false);
  });
});

describe('what is sent to Teams', () => {
  const [{ sent } = { sent: {} }] = goldens('teams');
  const card = cardIn(sent);
  const text = (run: Card) => ({
    ...card,
    body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', ...run }] }],
  });

  test.each(goldens('teams'))('is a card as the library of Adaptive Cards reads it: $name', ({ sent: golden }) => {
    expect(problemsOfCard(cardIn(golden))).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(golden))).toBeLessThan(28_000);
  });

  test.each([
    {
      what: 'an element that nobody knows',
      beyond: { ...card, body: [{ type: 'Poem' }] },
      problem: /Unknown element type "Poem"/,
    },
    { what: 'a value that nobody knows', beyond: text({ weight: 'Heavy' }), problem: /Invalid value "Heavy"/ },
    { what: 'a property that nobody knows', beyond: text({ blink: true }), problem: /^\/body\/0\/inlines\/0\/blink / },
    { what: 'a number for a text', beyond: text({ text: 3 }), problem: /^\/body\/0\/inlines\/0\/text / },
    {
      what: 'a link that leads nowhere',
      beyond: { ...card, actions: [{ type: 'Action.OpenUrl', title: 'x' }] },
      problem: /"url" must be set/,
    },
    { what: 'a version to come', beyond: { ...card, version: '9.9' }, problem: /version \(9\.9\) is not supported/ },
    { what: 'another type', beyond: { ...card, type: 'Postcard' }, problem: /card's type property/ },
  ])('may not have $what', ({ beyond, problem }) => {
    expect(problemsOfCard(text({}))).toEqual([]);
    expect(problemsOfCard(beyond)).toContainEqual(expect.stringMatching(problem));
  });
});

describe('what is sent to PagerDuty', () => {
  const [{ sent } = { sent: {} }] = goldens('pagerduty');
  const event = asEvent(sent);
  const told = (changes: Card) => ({ ...event, payload: { ...(event['payload'] as Card), ...changes } });

  test.each(goldens('pagerduty'))('is an event of the Events API v2: $name', ({ sent: golden }) => {
    expect(eventSchema.safeParse(asEvent(golden))).toMatchObject({ success: true });
    expect(Buffer.byteLength(JSON.stringify(golden))).toBeLessThan(512_000);
  });

  test.each([
    {
      what: 'a summary of 1,024',
      at: told({ summary: 'x'.repeat(1_024) }),
      beyond: told({ summary: 'x'.repeat(1_025) }),
    },
    {
      what: 'a key of 255',
      at: { ...event, dedup_key: 'k'.repeat(255) },
      beyond: { ...event, dedup_key: 'k'.repeat(256) },
    },
    { what: 'a severity that is known', at: told({ severity: 'warning' }), beyond: told({ severity: 'high' }) },
    { what: 'an instant', at: told({ timestamp: '2026-11-20T08:00:00Z' }), beyond: told({ timestamp: 'now' }) },
    { what: 'fields that are known', at: event, beyond: told({ colour: 'red' }) },
    {
      what: 'links that lead somewhere',
      at: { ...event, links: [{ href: 'https://a.example' }] },
      beyond: { ...event, links: [{ href: 'a' }] },
    },
  ])('may have $what, and nothing else', ({ at, beyond }) => {
    expect(eventSchema.safeParse(at).success).toBe(true);
    expect(eventSchema.safeParse(beyond).success).toBe(false);
  });
});

describe('what is sent to Amazon Q', () => {
  const told = (content: Card) => ({ version: '1.0', source: 'custom', content: { description: 'x', ...content } });

  test.each(goldens('amazon-q'))('is a custom notification: $name', ({ sent }) => {
    expect(customNotificationSchema.safeParse(sent)).toMatchObject({ success: true });
  });

  test.each([
    { what: 'a title of 250', at: told({ title: 'x'.repeat(250) }), beyond: told({ title: 'x'.repeat(251) }) },
    {
      what: 'a text of 8,000',
      at: told({ description: 'x'.repeat(8_000) }),
      beyond: told({ description: 'x'.repeat(8_001) }),
    },
    {
      what: 'steps of 350',
      at: told({ nextSteps: ['x'.repeat(350)] }),
      beyond: told({ nextSteps: ['x'.repeat(351)] }),
    },
    { what: 'keywords of 75', at: told({ keywords: ['x'.repeat(75)] }), beyond: told({ keywords: ['x'.repeat(76)] }) },
    { what: 'its own version', at: told({}), beyond: { ...told({}), version: '2.0' } },
    { what: 'fields that are known', at: told({}), beyond: told({ colour: 'red' }) },
  ])('may have $what, and no more', ({ at, beyond }) => {
    expect(customNotificationSchema.safeParse(at).success).toBe(true);
    expect(customNotificationSchema.safeParse(beyond).success).toBe(false);
  });
});

describe('what is published to a topic', () => {
  const messages: readonly Message[] = [...Object.values(ALARMS), ...Object.values<ChatMessage>(CHAT_MESSAGES)];
  const whole = publicationOf('pages', aPage(), SAMPLE_TEXTS);
  const withForms = (forms: Card): Publication => ({
    ...whole,
    Message: JSON.stringify({ ...(JSON.parse(whole.Message ?? '') as Card), ...forms }),
  });
  const withAttributes = (attributes: Publication['MessageAttributes']): Publication => ({
    ...whole,
    MessageAttributes: attributes,
  });
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  const numbered = (count: number) =>
    withAttributes(Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, text('x')])));

  test.each(messages)('is what SNS takes and delivers: $kind of $total', (message) => {
    const topic = message.kind === 'bulletin' || message.kind === 'digest' ? 'chat' : 'pages';

    expect(problemsOfPublication(publicationOf(topic, message, SAMPLE_TEXTS))).toEqual([]);
  });

  test.each<{ readonly what: string; readonly at: Publication; readonly beyond: Publication }>([
    { what: '256 KB', at: whole, beyond: withForms({ email: 'x'.repeat(262_144) }) },
    { what: 'forms that are texts', at: withForms({ email: 'x' }), beyond: withForms({ email: { text: 'x' } }) },
    { what: 'forms that are known', at: whole, beyond: withForms({ pigeon: 'x' }) },
    { what: 'a default form', at: whole, beyond: { ...whole, Message: '{"email":"x"}' } },
    { what: 'an SMS of 160', at: withForms({ sms: 'x'.repeat(160) }), beyond: withForms({ sms: 'x'.repeat(161) }) },
    {
      what: 'a subject of 99',
      at: { ...whole, Subject: 'x'.repeat(99) },
      beyond: { ...whole, Subject: 'x'.repeat(100) },
    },
    { what: 'a subject in ASCII', at: { ...whole, Subject: 'Grosse' }, beyond: { ...whole, Subject: 'Größe' } },
    { what: 'a subject on one line', at: { ...whole, Subject: 'a b' }, beyond: { ...whole, Subject: 'a\nb' } },
    { what: 'ten attributes', at: numbered(10), beyond: numbered(11) },
    { what: 'attributes with a value', at: withAttributes({ a: text('x') }), beyond: withAttributes({ a: text('') }) },
    {
      what: 'attributes with a name',
      at: withAttributes({ a: text('x') }),
      beyond: withAttributes({ 'aws.a': text('x') }),
    },
    {
      what: 'attributes of their type',
      at: withAttributes({ a: { DataType: 'String.Array', StringValue: '["x"]' } }),
      beyond: withAttributes({ a: { DataType: 'String.Array', StringValue: '"x"' } }),
    },
  ])('may have $what, and no more', ({ at, beyond }) => {
    expect(problemsOfPublication(at)).toEqual([]);
    expect(problemsOfPublication(beyond)).not.toEqual([]);
  });
});

describe('smsParts', () => {
  test.each`
    text               | parts | what
    ${'x'.repeat(160)} | ${1}  | ${'160 of the GSM alphabet'}
    ${'x'.repeat(161)} | ${2}  | ${'161 of it'}
    ${'{'.repeat(80)}  | ${1}  | ${'80 that count twice'}
    ${'{'.repeat(81)}  | ${2}  | ${'81 that count twice'}
    ${'я'.repeat(70)}  | ${1}  | ${'70 of another alphabet'}
    ${'я'.repeat(71)}  | ${2}  | ${'71 of another alphabet'}
  `('is $parts for $what', ({ text, parts }: { text: string; parts: number }) => {
    expect(smsParts(text)).toBe(parts);
  });
});
