import type { Trail } from '../../lambda/domain/trails';
import { HOME } from '../builders/certificate';
import { aScannedAccount, judged } from './scan-stage';

describe('a scan', () => {
  test('asks in a run of the whole account alone whether changes are heard of, and keeps the answer', async () => {
    const stage = aScannedAccount();
    let writes: Trail['writes'] = 'stopped';
    stage.account.instead = {
      trails: async (place) => ({ region: place, readAt: stage.account.now, trails: [{ name: 'all', writes }] }),
    };
    const told = { region: HOME, readAt: stage.account.now, trails: [{ name: 'all', writes }] };

    expect(judged(await stage.scan()).inventory.trails).toEqual(told);

    writes = 'logged';
    stage.pass(60);
    expect(judged(await stage.scan({ cells: [{ region: HOME, source: 'acm' }] })).inventory.trails).toEqual(told);
    expect(judged(await stage.scan()).inventory.trails).toMatchObject({ trails: [{ writes }] });
  });

  test('is as whole where nobody tells whether changes are heard of', async () => {
    const stage = aScannedAccount();
    stage.account.instead = {
      trails: async (place) => ({ region: place, readAt: stage.account.now, trails: 'unreadable' }),
    };

    const { inventory } = judged(await stage.scan());

    expect(inventory.trails).toMatchObject({ trails: 'unreadable' });
    expect(new Set(inventory.cells.map(({ status }) => status))).toEqual(new Set(['ok', 'skipped']));
  });
});
