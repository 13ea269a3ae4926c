import './decode-once-in-jest';
import { explore } from './explore';
import { mixNamed } from './mixes';

// A limit for what hangs: a busy machine explores slowly.
jest.setTimeout(600_000);

const SCHEDULES = 50;

describe('the ledger, its announcer and its sinks, in calm and when processes die', () => {
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
  ])('lose no page and hold none too many: %s', async (name) => {
    const { failures, rings } = await explore(mixNamed(name), SCHEDULES);

    expect(failures).toEqual([]);
    expect(rings).toBeGreaterThan(SCHEDULES);
  });
});
