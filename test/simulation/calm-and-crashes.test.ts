import { seedsTo } from './explore';
import { type Explorer, startExplorer } from './explorer';

// A limit for what hangs: a busy machine explores slowly.
jest.setTimeout(600_000);

const SCHEDULES = 50;

describe('the ledger, its announcer and its sinks, in calm and when processes die', () => {
  let explorer: Explorer;

  beforeAll(() => {
    explorer = startExplorer();
  });

  afterAll(() => explorer.stop());

  test.each([
    'calm',
    'calm+drills',
    'jitter',
    'crash',
    'crash-scan',
    'without pager',
    'poison',
    'limits',
    'storm within 72 h',
    'crowd',
  ])('lose no page and hold none too many: %s', async (mix) => {
    const { failures, rings } = await explorer.explore({ mix, seeds: seedsTo(SCHEDULES) });

    expect(failures).toEqual([]);
    expect(rings).toBeGreaterThan(SCHEDULES);
  });
});
