import { explore, seedsTo } from './explore';
import { type Explorer, startExplorer } from './explorer';

describe('the process that explores', () => {
  let explorer: Explorer;

  beforeEach(() => {
    explorer = startExplorer();
  });

  afterEach(() => explorer.stop());

  test('comes to what the same schedules come to here, one expedition after the other', async () => {
    const calm = { mix: 'calm', seeds: seedsTo(2) };
    const mutant = { mix: 'calm', mutant: 'pagerHolds', seeds: seedsTo(2), untilFailure: true } as const;

    const there = [await explorer.explore(calm), await explorer.explore(mutant)];

    const here = [await explore(calm), await explore(mutant)];
    expect(there).toEqual(here);
    expect(here.map(({ lastSeed, failures }) => [lastSeed, failures.length])).toEqual([
      [2, 0],
      [1, 1],
    ]);
  });

  test('rejects with its words when it ends instead of answering', async () => {
    await expect(explorer.explore({ mix: 'nothing', seeds: [1] })).rejects.toThrow(/ended:[^]*no mix nothing/);
  });
});
