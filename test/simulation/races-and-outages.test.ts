import { seedsTo } from './explore';
import { type Explorer, startExplorer } from './explorer';

// A limit for what hangs: a busy machine explores slowly.
jest.setTimeout(600_000);

const SCHEDULES = 45;

describe('the ledger, its announcer and its sinks, when they race, and when media and people interfere', () => {
  let explorer: Explorer;

  beforeAll(() => {
    explorer = startExplorer();
  });

  afterAll(() => explorer.stop());

  test.each([
    ...['race', 'race+faults', 'media', 'humans', 'silences', 'everything', 'copies', 'flapping'],
    ...['second pager', 'second pager+faults'],
  ])('lose no page and hold none too many: %s', async (mix) => {
    const { failures, rings } = await explorer.explore({ mix, seeds: seedsTo(SCHEDULES) });

    expect(failures).toEqual([]);
    expect(rings).toBeGreaterThan(SCHEDULES);
  });
});
