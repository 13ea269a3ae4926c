import { answering, DROPPING, DROPPING_AFTERWARDS, HANGING, type HttpFake, startHttpFake } from './http-fake';

describe('startHttpFake', () => {
  let fake: HttpFake;
  let taken: string[];

  const send = (body: string) => fetch(fake.url, { method: 'POST', body, signal: AbortSignal.timeout(500) });

  beforeEach(async () => {
    taken = [];
    fake = await startHttpFake(
      ({ body }) => {
        taken.push(body);
        return { status: 202, body: 'taken' };
      },
      () => undefined,
    );
  });

  afterEach(async () => {
    await fake.stop();
  });

  test('listens on this machine only', () => {
    expect(fake.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test.each`
    what                     | behaviour                                   | status       | taken
    ${'answers as told'}     | ${answering(503, 'no')}                     | ${503}       | ${[]}
    ${'drops'}               | ${DROPPING}                                 | ${'nothing'} | ${[]}
    ${'drops after its act'} | ${DROPPING_AFTERWARDS}                      | ${'nothing'} | ${['once']}
    ${'hangs'}               | ${HANGING}                                  | ${'nothing'} | ${[]}
    ${'acts and says 500'}   | ${{ takesIn: true, then: { status: 500 } }} | ${500}       | ${['once']}
  `(
    '$what, and behaves again',
    async ({
      behaviour,
      status,
      taken: effect,
    }: {
      behaviour: typeof HANGING;
      status: number | string;
      taken: string[];
    }) => {
      fake.misbehave(behaviour);

      const first = await send('once').then(
        (response) => response.status,
        () => 'nothing',
      );

      expect([first, taken]).toEqual([status, effect]);
      expect((await send('twice')).status).toBe(202);
      expect(fake.requests.map(({ body }) => body)).toEqual(['once', 'twice']);
    },
  );

  test('misbehaves as often as told, in the order told, and behaves when told', async () => {
    fake.misbehave(answering(429), 2);
    fake.misbehave(answering(500), Infinity);

    const statuses = [await send('1'), await send('2'), await send('3'), await send('4')].map(({ status }) => status);
    fake.behave();

    expect(statuses).toEqual([429, 429, 500, 500]);
    expect((await send('5')).status).toBe(202);
  });

  test('waits for the callback before it does anything', async () => {
    const seen: unknown[] = [];
    fake.onRequest(async ({ body }) => {
      await Promise.resolve();
      seen.push([body, [...taken]]);
    });

    await send('a');

    expect(seen).toEqual([['a', []]]);
    expect(taken).toEqual(['a']);
  });
});
