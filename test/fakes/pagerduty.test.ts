import { type FakePagerDuty, ROUTING_KEY, startPagerDuty } from './pagerduty';

const payload = { summary: 'it ends', source: 'account', severity: 'critical' };
const trigger = { routing_key: ROUTING_KEY, event_action: 'trigger', dedup_key: 'k', payload };
const resolve = { routing_key: ROUTING_KEY, event_action: 'resolve', dedup_key: 'k' };

describe('startPagerDuty', () => {
  let fake: FakePagerDuty;

  const send = async (event: unknown, path = '/v2/enqueue') => {
    const response = await fetch(fake.url + path, { method: 'POST', body: JSON.stringify(event) });
    return { status: response.status, body: await response.text() };
  };

  beforeEach(async () => {
    fake = await startPagerDuty();
  });

  afterEach(async () => {
    await fake.stop();
  });

  test('notifies once for a key that is triggered again while it is open', async () => {
    expect(await send(trigger)).toEqual({
      status: 202,
      body: JSON.stringify({ status: 'success', message: 'Event processed', dedup_key: 'k' }),
    });
    await send(trigger);

    expect(fake.notifications).toHaveLength(1);
    expect(fake.events).toHaveLength(2);
    expect(fake.open()).toEqual(['k']);
  });

  test('notifies again for a key that was resolved', async () => {
    for (const event of [trigger, resolve, trigger]) await send(event);

    expect(fake.notifications).toHaveLength(2);
  });

  test('notifies again for a key that somebody closed by hand', async () => {
    await send(trigger);
    fake.resolve('k');
    await send(trigger);

    expect(fake.notifications).toHaveLength(2);
  });

  test('keeps an acknowledged incident open', async () => {
    for (const event of [trigger, { ...resolve, event_action: 'acknowledge' }, trigger]) await send(event);

    expect(fake.notifications).toHaveLength(1);
  });

  test('takes the end of what it does not know', async () => {
    expect((await send(resolve)).status).toBe(202);
    expect(fake.open()).toEqual([]);
  });

  test.each`
    severity      | urgency
    ${'critical'} | ${'high'}
    ${'error'}    | ${'high'}
    ${'warning'}  | ${'low'}
    ${'info'}     | ${'low'}
  `(
    'rings with urgency $urgency for $severity',
    async ({ severity, urgency }: Record<'severity' | 'urgency', string>) => {
      await send({ ...trigger, payload: { ...payload, severity } });

      expect(await fake.next()).toMatchObject({ dedupKey: 'k', summary: 'it ends', urgency });
    },
  );

  test.each([
    { what: 'a short routing key', event: { ...trigger, routing_key: 'short' } },
    { what: 'a routing key of somebody else', event: { ...trigger, routing_key: '0'.repeat(32) } },
    { what: 'a long dedup key', event: { ...trigger, dedup_key: 'k'.repeat(256) } },
    { what: 'a long summary', event: { ...trigger, payload: { ...payload, summary: 's'.repeat(1_025) } } },
    { what: 'no summary', event: { ...trigger, payload: { ...payload, summary: '' } } },
    { what: 'no source', event: { ...trigger, payload: { ...payload, source: undefined } } },
    { what: 'another severity', event: { ...trigger, payload: { ...payload, severity: 'high' } } },
    { what: 'no payload', event: { ...trigger, payload: undefined } },
    { what: 'another action', event: { ...trigger, event_action: 'open' } },
    { what: 'an end without a key', event: { ...resolve, dedup_key: '' } },
    { what: 'a list', event: [] },
  ])('refuses $what, and takes the limit itself', async ({ event }) => {
    expect(await send(event)).toMatchObject({ status: 400, body: expect.stringContaining('invalid event') });
    expect(fake.events).toEqual([]);
    expect(
      (await send({ ...trigger, dedup_key: 'k'.repeat(255), payload: { ...payload, summary: 's'.repeat(1_024) } }))
        .status,
    ).toBe(202);
  });

  test('refuses more than 512 KB', async () => {
    expect(
      (await send({ ...trigger, payload: { ...payload, custom_details: { text: 'x'.repeat(512_000) } } })).status,
    ).toBe(413);
  });

  test('knows one path', async () => {
    expect((await send(trigger, '/v2/change/enqueue')).status).toBe(404);
  });

  test('gives notifications in turn, and waits for what holds', async () => {
    const first = fake.next();
    const two = fake.until('two notifications', ({ notifications }) => notifications.length === 2);
    await send(trigger);
    await send({ ...trigger, dedup_key: 'another' });

    expect([(await first).dedupKey, (await fake.next()).dedupKey]).toEqual(['k', 'another']);
    await expect(two).resolves.toBeUndefined();
    await expect(fake.next(1)).rejects.toThrow('in vain for a notification of PagerDuty');
  });
});
