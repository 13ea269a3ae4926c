import { type FakeSlack, markupTexts, shownTexts, startSlack } from './slack';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const section = (text: string) => ({ type: 'section', text: plain(text) });
const header = (text: string) => ({ type: 'header', text: plain(text) });

describe('startSlack', () => {
  let fake: FakeSlack;

  const send = async (post: unknown, url = fake.webhookUrl) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(post) });
    return `${response.status} ${await response.text()}`;
  };

  beforeEach(async () => {
    fake = await startSlack();
  });

  afterEach(async () => {
    await fake.stop();
  });

  test('takes a post, and shows it', async () => {
    const post = {
      text: 'fallback',
      blocks: [
        header('title'),
        { type: 'divider' },
        { type: 'context', elements: [plain('small'), { type: 'mrkdwn', text: '*bold*' }] },
      ],
    };

    expect(await send(post)).toBe('200 ok');

    const shown = await fake.next();
    expect(shownTexts(shown)).toEqual(['title', 'small', '*bold*']);
    expect(markupTexts(shown)).toEqual(['fallback', '*bold*']);
    expect(shownTexts({ text: 'alone' })).toEqual(['alone']);
  });

  test.each([
    {
      what: 'sections',
      within: { blocks: [section('x'.repeat(3_000))] },
      beyond: { blocks: [section('x'.repeat(3_001))] },
    },
    { what: 'headers', within: { blocks: [header('x'.repeat(150))] }, beyond: { blocks: [header('x'.repeat(151))] } },
    {
      what: 'blocks',
      within: { blocks: Array.from({ length: 50 }, () => section('x')) },
      beyond: { blocks: Array.from({ length: 51 }, () => section('x')) },
    },
    { what: 'empty texts', within: { blocks: [section('x')] }, beyond: { blocks: [section('')] } },
    { what: 'unknown blocks', within: {}, beyond: { blocks: [{ type: 'poem' }] } },
    { what: 'posts without text', within: {}, beyond: { text: undefined } },
  ])('keeps to the limit of $what', async ({ within, beyond }) => {
    expect(await send({ text: 'x', ...within })).toBe('200 ok');
    expect(await send({ text: 'x', ...beyond })).toBe('400 invalid_payload');
    expect(fake.posts).toHaveLength(1);
  });

  test('refuses blocks that are too long together', async () => {
    expect(await send({ text: 'x', blocks: Array.from({ length: 5 }, () => section('x'.repeat(2_800))) })).toBe(
      '400 msg_blocks_too_long',
    );
  });

  test('knows one webhook', async () => {
    expect(await send({ text: 'x' }, `${fake.url}/services/another`)).toBe('404 no_service');
  });

  test('waits for what holds', async () => {
    const posted = fake.until('a post', ({ posts }) => posts.length === 1);
    await send({ text: 'x' });

    await expect(posted).resolves.toBeUndefined();
  });
});
