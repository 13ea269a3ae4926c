import type { ReadSecret } from '../../../lambda/app/secret';
import { pagerDuty } from '../../../lambda/notifiers/pagerduty/pagerduty';
import { aClear, aPage, RULE_TEXTS } from '../../builders/message';
import { noSecret, secretsOf } from '../../builders/secret-reading';
import { answering, type Behaviour, DROPPING, DROPPING_AFTERWARDS, HANGING } from '../../fakes/http-fake';
import { type FakePagerDuty, ROUTING_KEY, startPagerDuty } from '../../fakes/pagerduty';

const NOT_TAKEN_IN = '{"status":"throttled"}';

describe('pagerDuty', () => {
  let fake: FakePagerDuty;
  let pauses: number[];
  let notes: string[];

  const pager = (routingKey: ReadSecret = secretsOf(ROUTING_KEY), withinMs = 20_000) =>
    pagerDuty({
      endpoint: fake.url,
      routingKey,
      texts: RULE_TEXTS,
      withinMs,
      pause: async (milliseconds) => pauses.push(milliseconds),
      note: (because) => notes.push(because),
    });

  beforeEach(async () => {
    fake = await startPagerDuty();
    pauses = [];
    notes = [];
  });

  afterEach(async () => {
    await fake.stop();
  });

  test('rings once for a page that is told twice, and is quiet after its clear', async () => {
    expect(await pager().send(aPage())).toBe('accepted');
    expect(await pager().send(aPage())).toBe('accepted');
    expect(fake.open()).toEqual([aPage().key]);

    expect(await pager().send(aClear())).toBe('accepted');

    expect(fake.notifications).toHaveLength(1);
    expect(fake.open()).toEqual([]);
    expect(notes).toEqual([]);
  });

  test('tells a degraded page as it tells any other', async () => {
    expect(await pager().send(aPage({ kind: 'degraded' }))).toBe('accepted');
    expect(fake.notifications).toMatchObject([{ summary: expect.stringMatching(/^DEGRADED/) }]);
  });

  test.each`
    urgency   | expected
    ${'high'} | ${'high'}
    ${'low'}  | ${'low'}
  `('rings with urgency $urgency', async ({ urgency, expected }: Record<'urgency' | 'expected', 'high' | 'low'>) => {
    await pager().send(aPage({ urgency }));

    expect(fake.notifications).toMatchObject([{ urgency: expected }]);
  });

  test.each<{ readonly what: string; readonly behaviour: Behaviour; readonly answer: string; readonly rang: number }>([
    { what: 'no answer', behaviour: HANGING, answer: 'none', rang: 0 },
    { what: 'a lost connection', behaviour: DROPPING, answer: 'none', rang: 0 },
    { what: 'a lost answer', behaviour: DROPPING_AFTERWARDS, answer: 'none', rang: 1 },
    { what: '202 without success', behaviour: answering(202, NOT_TAKEN_IN), answer: 'none', rang: 0 },
    { what: '202 without a body', behaviour: answering(202), answer: 'none', rang: 0 },
    { what: '200 of something else', behaviour: answering(200, '<html>'), answer: 'none', rang: 0 },
    { what: '307', behaviour: answering(307, '', { location: '/v2/enqueue' }), answer: 'unusable', rang: 0 },
    { what: '413', behaviour: answering(413), answer: 'unusable', rang: 0 },
  ])('says $answer after $what, without a second try', async ({ behaviour, answer, rang }) => {
    fake.misbehave(behaviour);

    expect(await pager(undefined, 1_500).send(aPage())).toBe(answer);
    expect(notes).toHaveLength(1);
    expect(fake.requests).toHaveLength(1);
    expect(fake.notifications).toHaveLength(rang);
  });

  test('has one incident after a lost answer and a second try', async () => {
    fake.misbehave(DROPPING_AFTERWARDS);

    expect([await pager().send(aPage()), await pager().send(aPage())]).toEqual(['none', 'accepted']);
    expect(fake.notifications).toHaveLength(1);
  });

  test('tells a refused event again at once, in a few words of ASCII', async () => {
    fake.misbehave(answering(400, '{"status":"invalid event"}'));

    expect(await pager().send(aPage({ accountName: 'größe' }))).toBe('accepted');
    expect(fake.notifications).toMatchObject([{ summary: 'CRITICAL gr??e: api.example.com expires in 6 days' }]);
    expect(pauses).toEqual([]);
  });

  test('says unusable where the few words are refused, too', async () => {
    fake.misbehave(answering(400), 2);

    expect(await pager().send(aPage())).toBe('unusable');
    expect(fake.requests).toHaveLength(2);
    expect(notes).toEqual(['status 400', 'status 400']);
  });

  test.each([401, 403, 404, 410])('reads the key again after %i, and goes on with the new one', async (status) => {
    fake.misbehave(answering(status));

    expect(await pager(secretsOf('0'.repeat(32), ROUTING_KEY)).send(aPage())).toBe('accepted');
    expect(fake.requests.map(({ body }) => (JSON.parse(body) as { routing_key: string }).routing_key)).toEqual([
      '0'.repeat(32),
      ROUTING_KEY,
    ]);
  });

  test.each([401, 403, 404])('says unusable after a second %i', async (status) => {
    fake.misbehave(answering(status), 2);

    expect(await pager().send(aPage())).toBe('unusable');
    expect(fake.requests).toHaveLength(2);
  });

  test.each([429, 500, 502, 503, 504])('tries again a little later after %i', async (status) => {
    fake.misbehave(answering(status), 2);

    expect(await pager().send(aPage())).toBe('accepted');
    expect(pauses).toEqual([500, 2_000]);
    expect(fake.notifications).toHaveLength(1);
  });

  test('waits as long as PagerDuty asks', async () => {
    fake.misbehave(answering(429, '', { 'retry-after': '7' }));

    expect(await pager().send(aPage())).toBe('accepted');
    expect(pauses).toEqual([7_000]);
  });

  test('gives up at once where PagerDuty asks for more time than there is', async () => {
    fake.misbehave(answering(429, '', { 'retry-after': '3600' }), Infinity);

    expect(await pager().send(aPage())).toBe('refused');
    expect(pauses).toEqual([]);
    expect(notes.at(-1)).toBe('asked to try again later, and there is no time left');
  });

  test.each`
    statuses           | answer       | what
    ${[429, 429, 429]} | ${'refused'} | ${'each was turned away'}
    ${[503, 503, 503]} | ${'refused'} | ${'each was turned away'}
    ${[500, 500, 500]} | ${'none'}    | ${'each may have been taken in'}
    ${[504, 429, 429]} | ${'none'}    | ${'the first may have been taken in'}
    ${[504, 403, 403]} | ${'none'}    | ${'the first may have been taken in'}
  `('says $answer after $statuses: $what', async ({ statuses, answer }: { statuses: number[]; answer: string }) => {
    statuses.forEach((status) => fake.misbehave(answering(status)));

    expect(await pager().send(aPage())).toBe(answer);
    expect(fake.requests).toHaveLength(3);
  });

  test('says refused where nobody listens', async () => {
    await fake.stop();

    expect(await pager().send(aPage())).toBe('refused');
    expect(notes).toEqual(['unsent: ECONNREFUSED']);
  });

  test.each([
    ...(['secret-absent', 'key-absent', 'malformed'] as const).map((kind) => ({ kind, answer: 'unusable' })),
    // Whoever does not answer may hold a key: it is asked again.
    ...(['denied', 'unreadable'] as const).map((kind) => ({ kind, answer: 'refused' })),
  ])('calls nobody where the secret is $kind, and says $answer', async ({ kind, answer }) => {
    expect(await pager(noSecret(kind)).send(aPage())).toBe(answer);
    expect(fake.requests).toEqual([]);
    expect(notes).toEqual([`secret: ${kind}`]);
  });

  test('never notes the key', async () => {
    fake.misbehave(answering(403, ROUTING_KEY), 2);
    fake.misbehave(answering(500, `no route for ${ROUTING_KEY}`), Infinity);

    await pager().send(aPage());
    await pager().send(aPage());

    expect(notes.length).toBeGreaterThan(2);
    expect(notes.join()).not.toContain(ROUTING_KEY);
  });

  test.each(['http://events.pagerduty.com', 'events.pagerduty.com'])(
    'throws at once on the endpoint %s',
    (endpoint) => {
      expect(() => pagerDuty({ endpoint, routingKey: secretsOf(ROUTING_KEY), texts: RULE_TEXTS })).toThrow(
        `the endpoint of PagerDuty must be an https URL without a password, got '${endpoint}'`,
      );
    },
  );

  test('tells PagerDuty itself where no endpoint is named', async () => {
    const fetch = jest.fn<Promise<Response>, Parameters<typeof globalThis.fetch>>(
      async () => new Response('', { status: 418 }),
    );

    await pagerDuty({ routingKey: secretsOf(ROUTING_KEY), texts: RULE_TEXTS, fetch }).send(aPage());

    expect(fetch.mock.calls[0]?.[0]).toEqual(new URL('https://events.pagerduty.com/v2/enqueue'));
  });
});
