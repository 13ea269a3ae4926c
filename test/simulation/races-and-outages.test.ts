import './decode-once-in-jest';
import { explore } from './explore';
import { mixNamed } from './mixes';

// A limit for what hangs: a busy machine explores slowly.
jest.setTimeout(600_000);

const SCHEDULES = 45;

describe('the ledger, its announcer and its sinks, when they race, and when media and people interfere', () => {
  test.each([
    ...['race', 'race+faults', 'media', 'humans', 'silences', 'everything', 'copies', 'flapping'],
    ...['second pager', 'second pager+faults'],
  ])('lose no page and hold none too many: %s', async (name) => {
    const { failures, rings } = await explore(mixNamed(name), SCHEDULES);

    expect(failures).toEqual([]);
    expect(rings).toBeGreaterThan(SCHEDULES);
  });
});
