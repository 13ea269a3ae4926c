import { teams } from '../../../lambda/notifiers/teams/teams';
import { aBulletin, aLine, many, RULE_TEXTS } from '../../builders/message';
import { noSecret, secretsOf } from '../../builders/secret-reading';
import { answering, type Behaviour, DROPPING_AFTERWARDS, HANGING } from '../../fakes/http-fake';
import { type FakeTeams, shownInCard, startTeams } from '../../fakes/teams';

describe('teams', () => {
  let fake: FakeTeams;
  let pauses: number[];
  let notes: string[];

  const sending = () => ({
    texts: RULE_TEXTS,
    pause: async (milliseconds: number) => pauses.push(milliseconds),
    note: (because: string) => notes.push(because),
  });
  const chat = (workflowUrl = secretsOf(fake.workflowUrl), withinMs = 20_000) =>
    teams({ ...sending(), workflowUrl, withinMs });

  beforeEach(async () => {
    fake = await startTeams();
    pauses = [];
    notes = [];
  });

  afterEach(async () => {
    await fake.stop();
  });

  test('posts a bulletin, also one of 500 lines', async () => {
    expect(await chat().post(aBulletin())).toBe('accepted');
    expect(await chat().post(aBulletin({ lines: many(500, () => aLine()) }))).toBe('accepted');
    expect(fake.cards.map((card) => shownInCard(card)[0])).toEqual([
      'payments-prod: CRITICAL, new: api.example.com expires in 6 days',
      'payments-prod: 500 changes',
    ]);
  });

  test('posts to another origin where an endpoint is named, under the path and the signature of the workflow', async () => {
    const { pathname, search } = new URL(fake.workflowUrl);
    const workflowUrl = secretsOf(`https://prod-1.westeurope.logic.azure.com${pathname}${search}`);

    expect(await teams({ ...sending(), workflowUrl, endpoint: fake.url }).post(aBulletin())).toBe('accepted');
  });

  test.each<{ readonly what: string; readonly behaviour: Behaviour; readonly answer: string }>([
    { what: 'no answer', behaviour: HANGING, answer: 'none' },
    { what: 'a lost answer', behaviour: DROPPING_AFTERWARDS, answer: 'none' },
    { what: '502, which may be a post', behaviour: answering(502), answer: 'none' },
    { what: '413', behaviour: answering(413), answer: 'unusable' },
    { what: '302', behaviour: answering(302, '', { location: '/' }), answer: 'unusable' },
    { what: '204, which no workflow answers', behaviour: answering(204), answer: 'unusable' },
  ])('says $answer after $what, and does not try twice', async ({ behaviour, answer }) => {
    fake.misbehave(behaviour);

    expect(await chat(undefined, 300).post(aBulletin())).toBe(answer);
    expect(fake.requests).toHaveLength(1);
  });

  test('posts one line where the card is refused', async () => {
    fake.misbehave(answering(400));

    expect(await chat().post(aBulletin())).toBe('accepted');
    expect(fake.cards.map(shownInCard)).toEqual([['payments-prod: CRITICAL, new: api.example.com expires in 6 days']]);
  });

  test('goes on with a workflow that was replaced', async () => {
    expect(await chat(secretsOf(`${fake.url}/workflows/gone`, fake.workflowUrl)).post(aBulletin())).toBe('accepted');
  });

  test('waits as long as Teams asks', async () => {
    fake.misbehave(answering(429, '', { 'retry-after': '4' }));

    expect(await chat().post(aBulletin())).toBe('accepted');
    expect(pauses).toEqual([4_000]);
  });

  test('calls nobody without a secret', async () => {
    expect(await chat(noSecret('key-absent')).post(aBulletin())).toBe('unusable');
    expect(notes).toEqual(['secret: key-absent']);
  });

  test('throws at once on an endpoint that is not https', () => {
    expect(() => teams({ ...sending(), workflowUrl: secretsOf(''), endpoint: 'http://teams.example' })).toThrow(
      "the endpoint of Teams must be an https URL without a password, got 'http://teams.example'",
    );
  });
});
