import type { Trail, Trails } from '../../lambda/domain/inventory/trails';
import { HOME } from '../builders/certificate';
import { aScannedAccount, ELSEWHERE, judged } from './scan-stage';

const aTrail = (writes: Trail['writes'], isMultiRegion = true): Trail => ({ name: 'all', writes, isMultiRegion });

/** An account whose trails are these, wherever it is asked, and where it was asked. */
function anAccount(trails: Trails['trails']) {
  const stage = aScannedAccount();
  const asked: string[] = [];
  const answer = { trails };
  stage.account.instead = {
    trails: async (region) => {
      asked.push(region);
      return { region, readAt: stage.account.now, ...answer };
    },
  };
  return { stage, asked, answer };
}

describe('a scan', () => {
  test('asks in a run of the whole account alone whether changes are heard of, and keeps the answer', async () => {
    const { stage, answer } = anAccount([aTrail('stopped')]);
    const told = [{ region: HOME, readAt: stage.account.now, trails: [aTrail('stopped')] }];

    expect(judged(await stage.scan()).inventory.trails).toEqual(told);

    answer.trails = [aTrail('logged')];
    stage.pass(60);
    expect(judged(await stage.scan({ cells: [{ region: HOME, source: 'acm' }] })).inventory.trails).toEqual(told);
    expect(judged(await stage.scan()).inventory.trails).toMatchObject([{ trails: [{ writes: 'logged' }] }]);
  });

  test.each<{ readonly title: string; readonly trails: Trails['trails']; readonly where: readonly string[] }>([
    { title: 'of all regions logs', trails: [aTrail('logged')], where: [HOME] },
    { title: 'of one region logs', trails: [aTrail('logged', false)], where: [HOME, ELSEWHERE] },
    { title: 'of all regions is stopped', trails: [aTrail('stopped')], where: [HOME, ELSEWHERE] },
    { title: 'can be read', trails: 'unreadable', where: [HOME, ELSEWHERE] },
  ])('where one $title asks in $where, and knows of each region that forwards', async ({ trails, where }) => {
    const { stage, asked } = anAccount(trails);

    const { inventory } = judged(await stage.scan({}, { forwardFrom: [ELSEWHERE] }));

    expect(asked).toEqual(where);
    expect(inventory.trails).toEqual(
      [HOME, ELSEWHERE].map((region) => ({ region, readAt: stage.account.now, trails })),
    );
  });

  test('is as whole where nobody tells whether changes are heard of', async () => {
    const { stage } = anAccount('unreadable');

    const { inventory } = judged(await stage.scan());

    expect(inventory.trails).toMatchObject([{ trails: 'unreadable' }]);
    expect(new Set(inventory.cells.map(({ status }) => status))).toEqual(new Set(['ok', 'skipped']));
  });
});
