import { minutesFromNow } from '../../builders/instant';
import { aToldAccount, done, PAGE } from '../announce-stage';

const ACCOUNT_RESCAN = 'rescan#global/regions';

/** Passes of the announcer, a minute apart, as it makes them. */
async function minutes(stage: Awaited<ReturnType<typeof aToldAccount>>, count: number) {
  const asked = [];
  for (let minute = 0; minute < count; minute += 1) {
    stage.pass(1);
    asked.push(done(await stage.announce()).asked);
  }
  return asked;
}

describe('announce, of what sinks take', () => {
  test('notes what each accepted last, once', async () => {
    const stage = await aToldAccount();
    const at = stage.account.now;
    stage.pass(1);
    await stage.announce();
    const noted = stage.item('account')?.['deliveries'];

    expect(noted).toEqual({ page: { topic: 'pages', acceptedAt: at }, chat: { topic: 'chat', acceptedAt: at } });
    expect(stage.items.has(ACCOUNT_RESCAN)).toBe(false);

    stage.pass(1);
    await stage.announce();
    expect(stage.item('account')?.['deliveries']).toEqual(noted);
  });

  test('asks at once for a scan when a sink was asked for ten minutes and took nothing, and once only; and again when it takes anything', async () => {
    const stage = await aToldAccount();
    await stage.announce();
    const incident = `incident#${stage.incident}`;
    const held = stage.item(incident);
    stage.put(incident, { ...held, 'held:page': 'nothing' });
    // The publication had two minutes.
    expect(await minutes(stage, 12)).toEqual([...Array.from({ length: 11 }, () => 'nothing'), 'cells']);
    expect(stage.invocations.at(-1)).toEqual({
      name: 'scan',
      payload: { cells: [{ region: 'global', source: 'regions' }] },
    });
    expect(stage.item('account')).toMatchObject({ deliveries: { page: { lackingSince: expect.any(String) } } });

    stage.items.delete(ACCOUNT_RESCAN);
    stage.pass(1);
    expect(done(await stage.announce()).asked).toBe('nothing');
    expect(stage.items.has(ACCOUNT_RESCAN)).toBe(false);

    stage.put(incident, { ...held, 'heldAt:page': stage.account.now });
    expect(done(await stage.announce()).asked).toBe('cells');
    expect(stage.item('account')?.['deliveries']).not.toMatchObject({ page: { lackingSince: expect.any(String) } });
  });

  test('asks for a scan when another sink fails as the first one recovers', async () => {
    const stage = await aToldAccount();
    await stage.announce();
    const [incident, bulletin] = [`incident#${stage.incident}`, `bulletin#${stage.bulletin}`];
    const [held, posted] = [stage.item(incident), stage.item(bulletin)];
    stage.put(incident, { ...held, 'held:page': 'nothing' });
    await minutes(stage, 12);
    stage.items.delete(ACCOUNT_RESCAN);

    stage.put(incident, { ...held, 'heldAt:page': stage.account.now });
    const lacked = Object.entries({ ...posted }).filter(([name]) => name !== 'postedAt:chat');
    const poked = { reason: 'missing', times: 3, at: stage.account.now, since: minutesFromNow(2) };
    stage.put(bulletin, { ...Object.fromEntries(lacked), 'poked:chat': poked });
    stage.put(`live#${stage.bulletin}`, { key: stage.bulletin });
    await stage.announce();

    expect(stage.items.has(ACCOUNT_RESCAN)).toBe(true);
  });

  test('believes in a sink that nobody asked while no pass was made, until it answers none of the tries', async () => {
    const stage = await aToldAccount();
    await stage.announce();
    stage.pass(6.5 * 60);
    const isLacking = () =>
      JSON.stringify(stage.item('account')?.['deliveries'] ?? 'nothing known').includes('lackingSince');
    await stage.announce();
    expect(stage.invocations.map(({ name }) => name)).toContain(PAGE);
    expect(isLacking()).toBe(false);

    await minutes(stage, 9);
    expect(isLacking()).toBe(false);
    await minutes(stage, 1);
    expect(isLacking()).toBe(true);
  });

  test('asks for a scan, once, when a pager is not deployed any more', async () => {
    const stage = await aToldAccount();
    await stage.announce();
    stage.deployed.sinks = stage.deployed.sinks.filter(({ id }) => id !== PAGE);
    stage.pass(1);
    expect(done(await stage.announce()).asked).toBe('cells');
    expect(stage.item('account')).toMatchObject({
      deliveries: { page: { topic: 'pages', removed: { at: stage.account.now, holds: 1 } } },
    });

    stage.items.delete(ACCOUNT_RESCAN);
    stage.pass(1);
    expect(done(await stage.announce()).asked).toBe('nothing');
  });

  test('asks for a scan, once, when the pager of a target is not configured any more', async () => {
    const stage = await aToldAccount();
    const configured = (targets: readonly string[]) => {
      stage.deployed.sinks = stage.deployed.sinks.map((sink) => (sink.id === PAGE ? { ...sink, targets } : sink));
    };
    configured(['payments']);
    await stage.announce();
    configured([]);
    stage.pass(1);
    expect(done(await stage.announce()).asked).toBe('cells');
    expect(stage.item('account')).toMatchObject({
      deliveries: { page: { removedWays: { payments: { at: stage.account.now, holds: 0 } } } },
    });

    stage.items.delete(ACCOUNT_RESCAN);
    stage.pass(1);
    expect(done(await stage.announce()).asked).toBe('nothing');
  });
});
