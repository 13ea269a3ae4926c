import { post } from '../../lambda/notifiers/webhook';
import { answering, DROPPING, DROPPING_AFTERWARDS, HANGING, type HttpFake, startHttpFake } from '../fakes/http-fake';

const send = (url: string, timeoutMs = 5_000) =>
  post(globalThis.fetch, { url: new URL(url), body: '{"a":1}' }, timeoutMs);

describe('post', () => {
  let server: HttpFake;

  beforeEach(async () => {
    server = await startHttpFake(
      () => ({ status: 202, body: 'taken' }),
      () => undefined,
    );
  });

  afterEach(async () => {
    await server.stop();
  });

  test('posts JSON on a connection of its own, and says what was answered', async () => {
    expect(await send(`${server.url}/v2/enqueue`)).toEqual({ kind: 'answered', status: 202, body: 'taken' });
    expect(server.requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/v2/enqueue',
        body: '{"a":1}',
        headers: expect.objectContaining({ 'content-type': 'application/json', connection: 'close' }),
      }),
    ]);
  });

  test('sends further headers, none of which replaces its own', async () => {
    const headers = { 'notafter-signature': 't=1,v1=ab', 'content-type': 'text/html' };

    await post(globalThis.fetch, { url: new URL(server.url), body: '{}', headers }, 5_000);

    expect(server.requests[0]?.headers).toMatchObject({
      'notafter-signature': 't=1,v1=ab',
      'content-type': 'application/json',
    });
  });

  test('keeps no more of a body than its beginning', async () => {
    server.misbehave(answering(500, 'x'.repeat(5_000)));

    expect(await send(server.url)).toMatchObject({ status: 500, body: 'x'.repeat(1_000) });
  });

  test.each`
    retryAfter                         | expected     | what
    ${'3'}                             | ${3_000}     | ${'seconds'}
    ${'0'}                             | ${0}         | ${'no time'}
    ${'Fri, 20 Nov 2026 08:00:30 GMT'} | ${30_000}    | ${'a date after that of the answer'}
    ${'Fri, 20 Nov 2026 07:00:00 GMT'} | ${0}         | ${'a date before it'}
    ${'soon'}                          | ${undefined} | ${'a word'}
  `('reads $what of Retry-After', async ({ retryAfter, expected }: { retryAfter: string; expected?: number }) => {
    server.misbehave(answering(429, '', { 'retry-after': retryAfter, date: 'Fri, 20 Nov 2026 08:00:00 GMT' }));

    expect(await send(server.url)).toEqual({
      kind: 'answered',
      status: 429,
      body: '',
      ...(expected !== undefined && { retryAfterMilliseconds: expected }),
    });
  });

  test('follows no redirect', async () => {
    server.misbehave(answering(307, '', { location: `${server.url}/elsewhere` }));

    expect(await send(server.url)).toMatchObject({ kind: 'answered', status: 307 });
    expect(server.requests).toHaveLength(1);
  });

  test.each`
    what                                             | behaviour
    ${'a connection that closes without an answer'}  | ${DROPPING}
    ${'a connection that closes after it was heard'} | ${DROPPING_AFTERWARDS}
    ${'no answer in time'}                           | ${HANGING}
  `('is silent after $what', async ({ behaviour }: { behaviour: typeof DROPPING }) => {
    server.misbehave(behaviour);

    expect(await send(server.url, 200)).toMatchObject({ kind: 'silent' });
    expect(server.requests).toHaveLength(1);
  });

  test('has sent nothing where nobody listens', async () => {
    await server.stop();

    expect(await send(server.url)).toEqual({ kind: 'unsent', because: 'ECONNREFUSED' });
  });

  test('has sent nothing where the name is unknown', async () => {
    const fetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) }));

    expect(await post(fetch, { url: new URL('https://nowhere.example'), body: '' }, 1_000)).toEqual({
      kind: 'unsent',
      because: 'ENOTFOUND',
    });
  });

  test('is silent where what went wrong is unknown', async () => {
    const thrown: unknown = 'a text';
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- somebody else's code may throw anything
    const fetch = () => Promise.reject(thrown);

    expect(await post(fetch, { url: new URL('https://a.example'), body: '' }, 1_000)).toEqual({
      kind: 'silent',
      because: 'unknown error',
    });
  });

  test('never shows the URL, which may be a secret', async () => {
    const fetch = () => Promise.reject(new Error('cannot reach https://hooks.slack.com/services/CANARY'));

    expect(JSON.stringify(await post(fetch, { url: new URL('https://a.example'), body: '' }, 1_000))).not.toContain(
      'CANARY',
    );
  });

  test.each(['http://events.pagerduty.com', 'https://user:password@events.pagerduty.com'])(
    'sends nothing to %s',
    async (url) => {
      const fetch = jest.fn<ReturnType<typeof globalThis.fetch>, []>();

      expect(await post(fetch, { url: new URL(url), body: '' }, 1_000)).toMatchObject({ kind: 'unsent' });
      expect(fetch).not.toHaveBeenCalled();
    },
  );
});
