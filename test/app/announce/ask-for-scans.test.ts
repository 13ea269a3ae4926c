import type { Instant } from '../../../lambda/domain/instant';
import { aChange } from '../../builders/change';
import { minutesFromNow } from '../../builders/instant';
import { anAnnouncedAccount, aToldAccount, done } from '../announce-stage';

describe('announce, of scans that are due', () => {
  test('asks for one where the deployed version has made none, and again after five minutes', async () => {
    const stage = anAnnouncedAccount();

    expect(done(await stage.announce())).toMatchObject({ asked: 'full', minutesSinceGoodRun: 0 });
    stage.pass(4);
    expect(done(await stage.announce())).toMatchObject({ asked: 'nothing', minutesSinceGoodRun: 4 });
    stage.pass(1);
    expect(done(await stage.announce())).toMatchObject({ asked: 'full', minutesSinceGoodRun: 5 });
    expect(stage.invocations).toEqual([
      { name: 'scan', payload: {} },
      { name: 'scan', payload: {} },
    ]);
  });

  test('asks for none while one runs', async () => {
    const stage = anAnnouncedAccount();
    stage.put('lease#scan', { token: 'a scan', until: minutesFromNow(1) });

    expect(done(await stage.announce()).asked).toBe('nothing');
    stage.pass(2);
    expect(done(await stage.announce()).asked).toBe('full');
  });

  test('asks for the cells that wait: at once when one is new, else every five minutes', async () => {
    const stage = await aToldAccount();
    const wait = (source: string, requestedAt: Instant) =>
      stage.put(`rescan#eu-west-1/${source}`, { region: 'eu-west-1', source, requestedAt });
    wait('acm', stage.account.now);

    expect(done(await stage.announce()).asked).toBe('cells');
    stage.pass(1);
    expect(done(await stage.announce()).asked).toBe('nothing');
    wait('elb', stage.account.now);
    expect(done(await stage.announce()).asked).toBe('cells');
    expect(stage.invocations.at(-1)).toEqual({
      name: 'scan',
      payload: {
        cells: [
          { region: 'eu-west-1', source: 'acm' },
          { region: 'eu-west-1', source: 'elb' },
        ],
      },
    });
    stage.pass(5);
    expect(done(await stage.announce()).asked).toBe('cells');
  });

  test('asks once for each cell that was changed several times, with all listeners that were', async () => {
    const stage = await aToldAccount();
    const wait = (id: string, listeners: readonly string[]) =>
      stage.put(`rescan#eu-west-1/elbv2#${id}`, {
        region: 'eu-west-1',
        source: 'elbv2',
        listeners,
        requestedAt: stage.account.now,
        change: aChange({ id }),
      });
    wait('one', ['arn:a']);
    wait('two', ['arn:b', 'arn:a']);

    expect(done(await stage.announce()).asked).toBe('cells');
    expect(stage.invocations.at(-1)?.payload).toEqual({
      cells: [{ region: 'eu-west-1', source: 'elbv2', listeners: ['arn:a', 'arn:b'] }],
    });
  });
});
