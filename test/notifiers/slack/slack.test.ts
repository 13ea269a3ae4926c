import type { ReadSecret } from '../../../lambda/app/secret';
import { slack } from '../../../lambda/notifiers/slack/slack';
import { aBulletin, aLine, many, RULE_TEXTS } from '../../builders/message';
import { noSecret, secretsOf } from '../../builders/secret-reading';
import { answering, type Behaviour, DROPPING, DROPPING_AFTERWARDS, HANGING } from '../../fakes/http-fake';
import { type FakeSlack, shownTexts, startSlack } from '../../fakes/slack';

describe('slack', () => {
  let fake: FakeSlack;
  let pauses: number[];
  let notes: string[];

  const sending = () => ({
    texts: RULE_TEXTS,
    pause: async (milliseconds: number) => pauses.push(milliseconds),
    note: (because: string) => notes.push(because),
  });
  const chat = (webhookUrl: ReadSecret = secretsOf(fake.webhookUrl), withinMs = 20_000) =>
    slack({ ...sending(), webhookUrl, withinMs });

  beforeEach(async () => {
    fake = await startSlack();
    pauses = [];
    notes = [];
  });

  afterEach(async () => {
    await fake.stop();
  });

  test('posts a bulletin', async () => {
    expect(await chat().post(aBulletin())).toBe('accepted');
    expect(shownTexts(await fake.next())).toContainEqual(expect.stringContaining('api.example.com expires in 6 days'));
    expect(notes).toEqual([]);
  });

  test('posts a bulletin of 500 lines', async () => {
    expect(await chat().post(aBulletin({ lines: many(500, () => aLine()) }))).toBe('accepted');
  });

  test('posts to another origin where an endpoint is named, under the path of the webhook', async () => {
    const { pathname } = new URL(fake.webhookUrl);
    const webhookUrl = secretsOf(`https://hooks.slack.com${pathname}`);

    expect(await slack({ ...sending(), webhookUrl, endpoint: fake.url }).post(aBulletin())).toBe('accepted');
  });

  test('leaves no way to a third host: a path of two slashes is a path', async () => {
    const webhookUrl = secretsOf('https://hooks.slack.com//evil.example/x');

    expect(await slack({ ...sending(), webhookUrl, endpoint: fake.url }).post(aBulletin())).toBe('unusable');
    expect(fake.requests[0]?.path).toBe('//evil.example/x');
  });

  test.each<{ readonly what: string; readonly behaviour: Behaviour; readonly answer: string; readonly posts: number }>([
    { what: 'no answer', behaviour: HANGING, answer: 'none', posts: 0 },
    { what: 'a lost connection', behaviour: DROPPING, answer: 'none', posts: 0 },
    { what: 'a lost answer', behaviour: DROPPING_AFTERWARDS, answer: 'none', posts: 1 },
    { what: '500, which may be a post', behaviour: answering(500, 'rollup_error'), answer: 'none', posts: 0 },
    { what: '504, which may be a post', behaviour: answering(504), answer: 'none', posts: 0 },
    { what: '200 that is not of Slack', behaviour: answering(200, '<html>'), answer: 'none', posts: 0 },
    { what: '302', behaviour: answering(302, '', { location: '/' }), answer: 'unusable', posts: 0 },
    { what: '413', behaviour: answering(413), answer: 'unusable', posts: 0 },
  ])('says $answer after $what, and does not try twice', async ({ behaviour, answer, posts }) => {
    fake.misbehave(behaviour);

    expect(await chat(undefined, 300).post(aBulletin())).toBe(answer);
    expect(fake.requests).toHaveLength(1);
    expect(fake.posts).toHaveLength(posts);
  });

  test('posts one line where the blocks are refused', async () => {
    fake.misbehave(answering(400, 'invalid_blocks'));

    expect(await chat().post(aBulletin())).toBe('accepted');
    expect(await fake.next()).toEqual({
      text: 'payments-prod: CRITICAL, new: api.example.com expires in 6 days',
      mrkdwn: false,
    });
  });

  test.each`
    status | word
    ${400} | ${'invalid_token'}
    ${403} | ${'action_prohibited'}
    ${404} | ${'no_service'}
    ${410} | ${'channel_is_archived'}
  `(
    'reads the webhook again after $status, says unusable after a second one, and notes $word',
    async ({ status, word }: { status: number; word: string }) => {
      fake.misbehave(answering(status, word), 2);

      expect(await chat().post(aBulletin())).toBe('unusable');
      expect(fake.requests).toHaveLength(2);
      expect(notes).toEqual([`status ${status}: ${word}`, `status ${status}: ${word}`]);
    },
  );

  test('goes on with a webhook that was replaced', async () => {
    expect(await chat(secretsOf(`${fake.url}/services/gone`, fake.webhookUrl)).post(aBulletin())).toBe('accepted');
  });

  test('waits as long as Slack asks', async () => {
    fake.misbehave(answering(429, 'rate_limited', { 'retry-after': '3' }));

    expect(await chat().post(aBulletin())).toBe('accepted');
    expect(pauses).toEqual([3_000]);
  });

  test('says refused where Slack asks for more time than there is', async () => {
    fake.misbehave(answering(429, 'rate_limited', { 'retry-after': '600' }), Infinity);

    expect(await chat().post(aBulletin())).toBe('refused');
    expect(fake.requests).toHaveLength(1);
  });

  test('says refused where nobody listens', async () => {
    await fake.stop();

    expect(await chat().post(aBulletin())).toBe('refused');
  });

  test.each([
    { kind: 'secret-absent', answer: 'unusable' },
    { kind: 'key-absent', answer: 'unusable' },
    { kind: 'denied', answer: 'refused' },
  ] as const)('calls nobody where the secret is $kind, and says $answer', async ({ kind, answer }) => {
    expect(await chat(noSecret(kind)).post(aBulletin())).toBe(answer);
    expect(notes).toEqual([`secret: ${kind}`]);
  });

  test.each(['not a URL', 'http://hooks.slack.com/services/x'])(
    'calls nobody where the secret is "%s"',
    async (text) => {
      const fetch = jest.fn<Promise<Response>, []>();

      expect(await slack({ ...sending(), webhookUrl: secretsOf(text), fetch }).post(aBulletin())).toBe('unusable');
      expect(fetch).not.toHaveBeenCalled();
      expect(notes).toEqual(['secret: no URL that may be used']);
    },
  );

  test('throws at once on an endpoint that is not https', () => {
    expect(() => slack({ ...sending(), webhookUrl: secretsOf(''), endpoint: 'http://slack.example' })).toThrow(
      "the endpoint of Slack must be an https URL without a password, got 'http://slack.example'",
    );
  });
});
