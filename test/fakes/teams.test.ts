import { teamsPost } from '../../lambda/notifiers/teams/card';
import { aBulletin, RULE_TEXTS } from '../builders/message';
import { type FakeTeams, shownInCard, startTeams } from './teams';

describe('startTeams', () => {
  let fake: FakeTeams;

  const send = async (body: unknown, url = fake.workflowUrl) =>
    (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status;
  const card = teamsPost(aBulletin(), RULE_TEXTS);

  beforeEach(async () => {
    fake = await startTeams();
  });

  afterEach(async () => {
    await fake.stop();
  });

  test('takes a card, and shows it', async () => {
    expect(await send(card)).toBe(202);
    expect(fake.cards.flatMap(shownInCard)).toContain('CRITICAL, new: api.example.com expires in 6 days');
  });

  test.each([
    { what: 'a bare card', body: card.attachments[0].content },
    { what: 'a text', body: { text: 'hello' } },
    { what: 'text with markdown', body: JSON.parse(JSON.stringify(card).replaceAll('RichTextBlock', 'TextBlock')) },
  ])('refuses $what', async ({ body }) => {
    expect(await send(body)).toBe(400);
    expect(fake.cards).toEqual([]);
  });

  test('refuses more than 28 KB, and whoever does not know its URL', async () => {
    expect(await send({ ...card, more: 'x'.repeat(28_000) })).toBe(413);
    expect(await send(card, `${fake.url}/workflows/other`)).toBe(401);
  });
});
