import { carryOut, type Run } from '../../../lambda/app/operations/carry-out';
import type { ChangeAnswer, Standing } from '../../../lambda/app/operations/ports';
import type { JournalEntry } from '../../../lambda/domain/operations/journal';
import { aRecordChange } from '../../builders/operation';
import { virtualClock } from '../migrate/virtual-clock';

const [BEFORE, AFTER] = ['absent', 'CNAME 300 _b2.acm-validations.aws'];
const PLAN = { id: 'digest', changes: [aRecordChange({ name: 'one' }), aRecordChange({ name: 'two' })] };

/** What stands at each name, and how AWS behaves. `lags`: readings that still show the old. */
function stage(standing: Record<string, string>, answers: readonly ChangeAnswer[] = []) {
  const clock = virtualClock();
  const entries: JournalEntry[] = [];
  const writes: string[] = [];
  const left = [...answers];
  const behaviour = { lags: 0, unreadable: 0, dies: Infinity };
  const ports = {
    changes: {
      read: async ({ name = '' }: { readonly name?: string }): Promise<Standing> => {
        if (behaviour.unreadable > 0) {
          behaviour.unreadable -= 1;
          return { kind: 'unreadable' };
        }
        if (behaviour.lags > 0 && writes.length > 0) {
          behaviour.lags -= 1;
          return { kind: 'read', fingerprint: BEFORE };
        }
        return { kind: 'read', fingerprint: standing[name] ?? BEFORE };
      },
      write: async (
        { name = '' }: { readonly name?: string },
        direction: 'forward' | 'back',
      ): Promise<ChangeAnswer> => {
        writes.push(`${direction} ${name}`);
        const answer = left.shift() ?? 'done';
        if (answer === 'done') standing[name] = direction === 'forward' ? AFTER : BEFORE;
        return answer;
      },
    },
    journal: {
      append: async (entry: JournalEntry) => {
        if (entries.length >= behaviour.dies) throw new Error('the disk is full');
        entries.push(entry);
      },
    },
    pace: clock,
  };
  const run = async (overrides: Partial<Run> = {}) =>
    clock.run(carryOut(PLAN, { direction: 'forward', by: 'arn', before: [], ...overrides }, ports as never));
  return { run, standing, writes, entries, behaviour, clock };
}

const ended = (run: ReadonlyMap<number, string> | 'dead') => (run === 'dead' ? run : [...run]);

describe('carrying an operation out', () => {
  test('makes each change once, in order, and writes each down before it is made', async () => {
    const { run, writes, entries } = stage({});

    expect(ended(await run())).toEqual([
      [0, 'done'],
      [1, 'done'],
    ]);
    expect(writes).toEqual(['forward one', 'forward two']);
    expect(entries.map(({ kind }) => kind)).toEqual(['run', 'write', 'ended', 'write', 'ended']);
  });

  test('does not touch what is so already', async () => {
    const { run, writes } = stage({ one: AFTER });

    expect(ended(await run())).toHaveLength(2);
    expect(writes).toEqual(['forward two']);
  });

  test('stops at what somebody else changed, and leaves it', async () => {
    const { run, writes, standing } = stage({ one: 'CNAME 60 other' });

    expect(ended(await run())).toEqual([[0, 'changed-by-others']]);
    expect([writes, standing['one']]).toEqual([[], 'CNAME 60 other']);
  });

  test('stops at what AWS refuses', async () => {
    const { run, writes } = stage({}, ['refused']);

    expect(ended(await run())).toEqual([[0, 'refused']]);
    expect(writes).toEqual(['forward one']);
  });

  test('tries again what may not have been done', async () => {
    const { run, writes } = stage({}, ['again', 'again', 'done']);

    expect(ended(await run())).toEqual([
      [0, 'done'],
      [1, 'done'],
    ]);
    expect(writes).toEqual(['forward one', 'forward one', 'forward one', 'forward two']);
  });

  test('gives up after two minutes of tries', async () => {
    const { run, clock } = stage(
      {},
      Array.from({ length: 100 }, () => 'again' as const),
    );

    expect(ended(await run())).toEqual([[0, 'refused']]);
    expect(clock.elapsed()).toBe(120_000);
  });

  test('waits for what AWS took and does not show yet, without asking for it anew', async () => {
    const { run, writes, behaviour } = stage({});
    behaviour.lags = 3;

    expect(ended(await run())).toHaveLength(2);
    expect(writes).toEqual(['forward one', 'forward two']);
  });

  test('says so where AWS never shows it', async () => {
    const { run, behaviour } = stage({});
    behaviour.lags = Infinity;

    expect(ended(await run())).toEqual([[0, 'not-shown']]);
  });

  test.each([
    [2, 'done'],
    [Infinity, 'unreadable'],
  ])('waits for an answer: %d readings without one end as %s', async (unreadable, outcome) => {
    const { run, behaviour } = stage({});
    behaviour.unreadable = unreadable;

    expect(ended(await run())[0]).toEqual([0, outcome]);
  });

  test('does nothing that cannot be written down', async () => {
    const { run, writes, behaviour } = stage({});
    behaviour.dies = 1;

    await expect(run()).rejects.toThrow('the disk is full');
    expect(writes).toEqual([]);
  });

  test('ends as if it had not died, wherever the journal stopped', async () => {
    for (let dies = 0; dies < 5; dies += 1) {
      const { run, standing, entries, behaviour } = stage({});
      behaviour.dies = dies;
      await expect(run()).rejects.toThrow('the disk is full');
      behaviour.dies = Infinity;

      expect(ended(await run({ before: entries }))).toHaveLength(2);
      expect(standing).toEqual({ one: AFTER, two: AFTER });
    }
  });
});

describe('undoing an operation', () => {
  const wrote = (change: number): JournalEntry => ({
    kind: 'write',
    at: virtualClock().now(),
    ...{ change, direction: 'forward' },
  });

  test('takes back what was begun, the last first', async () => {
    const { run, writes, standing } = stage({ one: AFTER, two: AFTER });

    expect(ended(await run({ direction: 'back', before: [wrote(0), wrote(1)] }))).toEqual([
      [1, 'done'],
      [0, 'done'],
    ]);
    expect(writes).toEqual(['back two', 'back one']);
    expect(standing).toEqual({ one: BEFORE, two: BEFORE });
  });

  test('leaves alone what somebody else made so', async () => {
    const { run, writes } = stage({ one: AFTER, two: AFTER });

    expect(ended(await run({ direction: 'back', before: [wrote(1)] }))).toEqual([[1, 'done']]);
    expect(writes).toEqual(['back two']);
  });
});
