import { tableContract } from '../stores/table-contract';
import { memoryTable } from './memory-table';

tableContract('the table of the simulation', async () => memoryTable());

describe('the table of the simulation', () => {
  const update = (key: string) => ({ kind: 'update' as const, key, set: { of: key } });

  test.each([
    { title: 'more than a hundred changes', keys: Array.from({ length: 101 }, (_, index) => `case#${index}`) },
    { title: 'two changes of one item', keys: ['case#a', 'case#a'] },
  ])('refuses a mistake of ours: $title', async ({ keys: [first = '', ...others] }) => {
    await expect(memoryTable().write([update(first), ...others.map(update)])).rejects.toThrow(RangeError);
  });

  test('refuses a mistake of ours: an update of nothing', async () => {
    await expect(memoryTable().write([{ kind: 'update', key: 'case#a', set: {} }])).rejects.toThrow(RangeError);
  });
});
