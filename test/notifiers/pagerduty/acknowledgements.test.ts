import { dedupKey } from '../../../lambda/notifiers/pagerduty/dedup-key';
import { pagerDutyAcknowledgements, pagerDutyAnswers } from '../../../lambda/notifiers/pagerduty/acknowledgements';
import { pagerDuty } from '../../../lambda/notifiers/pagerduty/pagerduty';
import { type ReadSecret, secret } from '../../../lambda/app/secret';
import { NOW } from '../../builders/instant';
import { aPage, RULE_TEXTS } from '../../builders/message';
import { answering, type Behaviour, DROPPING } from '../../fakes/http-fake';
import { type FakePagerDuty, READ_TOKEN, ROUTING_KEY, startPagerDuty } from '../../fakes/pagerduty';

const holding =
  (text: string): ReadSecret =>
  async () => ({ kind: 'present', secret: secret(text) });
const message = aPage();
const token = holding(READ_TOKEN);

describe('pagerDutyAcknowledgements', () => {
  let fake: FakePagerDuty;
  beforeEach(async () => {
    fake = await startPagerDuty();
  });
  afterEach(async () => fake.stop());

  const ask = async (read: ReadSecret = token) =>
    pagerDutyAcknowledgements({ api: fake.url, token: read })(message.key);
  const open = async () =>
    pagerDuty({ endpoint: fake.url, routingKey: holding(ROUTING_KEY), texts: RULE_TEXTS }).send(message);

  test('says that nobody did, then who did and when', async () => {
    await open();
    expect(await ask()).toEqual({ says: 'unacknowledged', since: message.at });
    fake.acknowledge(dedupKey(message.key), 'Ann Example', '2026-11-20T09:00:00Z');
    expect(await ask()).toEqual({ says: 'acknowledged', by: 'Ann Example', since: '2026-11-20T09:00:00.000Z' });
  });

  test('asks for what is open, however old, with the version of the API and the token', async () => {
    await ask();

    const [request] = fake.requests;
    const { pathname, searchParams } = new URL(request?.path ?? '', fake.url);
    expect(pathname).toBe('/incidents');
    expect([...searchParams]).toEqual([
      ['incident_key', message.key],
      ['statuses[]', 'triggered'],
      ['statuses[]', 'acknowledged'],
      ['date_range', 'all'],
    ]);
    expect(request?.headers).toMatchObject({
      accept: 'application/vnd.pagerduty+json;version=2',
      authorization: `Token token=${READ_TOKEN}`,
    });
  });

  test('does not know of what is not open there', async () => {
    expect(await ask()).toEqual({ says: 'unknown', because: 'not-found' });
  });

  test.each<{ title: string; behaviour: Behaviour; because: string }>([
    { title: 'turns us away', behaviour: answering(403), because: 'denied' },
    { title: 'has too much to do', behaviour: answering(429), because: 'throttled' },
    { title: 'fails', behaviour: answering(500), because: 'refused' },
    {
      title: 'leads elsewhere',
      behaviour: answering(302, '', { location: 'https://example.com' }),
      because: 'refused',
    },
    { title: 'breaks the connection', behaviour: DROPPING, because: 'no-answer' },
    { title: 'answers no JSON', behaviour: answering(200, 'hello'), because: 'no-answer' },
    { title: 'answers something else', behaviour: answering(200, '{"incidents":7}'), because: 'no-answer' },
  ])('knows nothing where PagerDuty $title: $because', async ({ behaviour, because }) => {
    await open();
    fake.misbehave(behaviour);

    expect(await ask()).toEqual({ says: 'unknown', because });
  });

  test.each([
    { title: 'nobody', acknowledgements: [] },
    { title: 'nobody whose name shows', acknowledgements: [{ at: 'lately', acknowledger: { summary: '\u200b' } }] },
    { title: 'somebody without a name', acknowledgements: [{ at: 'lately', acknowledger: { summary: null } }] },
  ])('believes that it is acknowledged, by $title', async ({ acknowledgements }) => {
    fake.misbehave(answering(200, JSON.stringify({ incidents: [{ status: 'acknowledged', acknowledgements }] })));

    expect(await ask()).toEqual({ says: 'acknowledged' });
  });

  test.each([
    {
      title: 'the newest of several',
      opened: ['2026-11-20T07:00:00Z', '2026-11-20T09:00:00Z', '2026-11-20T08:00:00Z'],
      since: '2026-11-20T09:00:00.000Z',
    },
    { title: 'what is a moment', opened: ['2026-11-20T07:00:00+01:00', 'lately'], since: '2026-11-20T06:00:00.000Z' },
    { title: 'no moment', opened: [7, null, undefined], since: undefined },
  ])('says since when it is open, by $title', async ({ opened, since }) => {
    const incidents = opened.map((at) => ({ status: 'triggered', created_at: at }));
    fake.misbehave(answering(200, JSON.stringify({ incidents })));

    expect(await ask()).toEqual({ says: 'unacknowledged', ...(since !== undefined && { since }) });
  });

  test('neutralises the name', async () => {
    await open();
    fake.acknowledge(dedupKey(message.key), 'Ann\n\u001b[31m\u202eExample', NOW);

    expect(JSON.stringify(await ask())).not.toMatch(/\\n|\\u001b|\u202e/);
  });

  test('asks nobody without a token', async () => {
    expect(await ask(async () => ({ kind: 'key-absent' }))).toEqual({ says: 'unknown', because: 'no-token' });
    expect(fake.asked()).toBe(0);
  });

  test('reads a token that was refused anew, and asks again only with another', async () => {
    await open();
    const readings: boolean[] = [];
    const replaced: ReadSecret = async (again) => {
      readings.push(again);
      return { kind: 'present', secret: secret(again ? READ_TOKEN : 'old') };
    };

    expect(await ask(replaced)).toEqual({ says: 'unacknowledged', since: message.at });
    expect(readings).toEqual([false, true]);
    expect(await ask(holding('wrong'))).toEqual({ says: 'unknown', because: 'denied' });
    expect(fake.asked()).toBe(3);
  });

  test('throws at once on an API that is not https', () => {
    expect(() => pagerDutyAcknowledgements({ api: 'http://api.example.com', token })).toThrow(
      "the API of PagerDuty must be an https URL without a password, got 'http://api.example.com'",
    );
  });
});

describe('pagerDutyAnswers', () => {
  let fake: FakePagerDuty;
  beforeEach(async () => {
    fake = await startPagerDuty();
  });
  afterEach(async () => fake.stop());
  const state = async (read: ReadSecret = token) => pagerDutyAnswers({ api: fake.url, token: read })();

  test('is content where PagerDuty takes the key, whatever is open there', async () => {
    expect(await state()).toBe('present');
    fake.misbehave(answering(200, JSON.stringify({ incidents: [{ status: 'triggered' }] })));
    expect(await state()).toBe('present');

    expect(fake.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /incidents?limit=1',
      'GET /incidents?limit=1',
    ]);
  });

  test('says what is wrong with the secret, and asks nobody', async () => {
    expect(await state(async () => ({ kind: 'key-absent' }))).toBe('key-absent');
    expect(await state(async () => ({ kind: 'unreadable' }))).toBe('unreadable');
    expect(fake.requests).toEqual([]);
  });

  test('is refused where PagerDuty knows no such key, nor the one that was read anew', async () => {
    expect(await state(holding('wrong'))).toBe('refused');
    expect(await state(async (again) => ({ kind: 'present', secret: secret(again ? READ_TOKEN : 'old') }))).toBe(
      'present',
    );
  });

  test.each<{ title: string; behaviour: Behaviour; expected: string }>([
    { title: 'turns us away', behaviour: answering(403), expected: 'refused' },
    { title: 'has too much to do', behaviour: answering(429), expected: 'unreadable' },
    { title: 'fails', behaviour: answering(500), expected: 'unreadable' },
    { title: 'breaks the connection', behaviour: DROPPING, expected: 'unreadable' },
    { title: 'answers something else', behaviour: answering(200, '{"incidents":7}'), expected: 'unreadable' },
  ])('is $expected where PagerDuty $title', async ({ behaviour, expected }) => {
    fake.misbehave(behaviour);

    expect(await state()).toBe(expected);
  });

  test('throws at once on an API that is not https', () => {
    expect(() => pagerDutyAnswers({ api: 'http://api.example.com', token })).toThrow('must be an https URL');
  });
});
