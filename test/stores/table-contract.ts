import type { Condition, Item, Table } from '../../lambda/app/ports';

const KEY = 'case#certificate:arn:aws:acm:eu-west-1:123456789012:certificate/1';

/** What every `Table` promises. `makeTable`: an empty one for each test. */
// eslint-disable-next-line jest/no-export -- runs against each implementation of the port
export function tableContract(name: string, makeTable: () => Promise<Table>): void {
  describe(`${name} as a table`, () => {
    let table: Table;
    beforeEach(async () => {
      table = await makeTable();
    });
    const put = async (key: string, set: Item) => table.write([{ kind: 'update', key, set }]);
    const attempt = async (condition: Condition) =>
      table.write([{ kind: 'update', key: KEY, condition, set: { touched: true } }]);

    test('has nothing at first', async () => {
      expect(await table.get(KEY)).toBeUndefined();
      expect([...(await table.getMany([KEY]))]).toEqual([]);
      expect([...(await table.list('case#'))]).toEqual([]);
    });

    test('gives back what was written, nested values too, without its key', async () => {
      const item = { text: 'ü', number: 1.5, yes: true, none: null, list: [1, 'two'], map: { deep: { deeper: [] } } };

      await put(KEY, item);

      expect(await table.get(KEY)).toEqual(item);
    });

    test('takes names of attributes that are words of the database or hold a colon', async () => {
      const item = { status: 'a', name: 'b', 'held:page': 'open', 'poked:page': { times: 1 } };

      await put(KEY, item);

      expect(await table.get(KEY)).toEqual(item);
    });

    test('leaves attributes as they are that an update does not name', async () => {
      await put(KEY, { ours: 1, theirs: 2 });
      await put(KEY, { ours: 3 });

      expect(await table.get(KEY)).toEqual({ ours: 3, theirs: 2 });
    });

    test('removes what an update names to remove, be it there or not', async () => {
      await put(KEY, { ours: 1, theirs: 2 });
      await table.write([{ kind: 'update', key: KEY, set: {}, remove: ['ours', 'nobodys'] }]);

      expect(await table.get(KEY)).toEqual({ theirs: 2 });
    });

    test('deletes, also what is not there', async () => {
      await put(KEY, { ours: 1 });

      expect(await table.write([{ kind: 'delete', key: KEY }])).toBe('written');
      expect(await table.write([{ kind: 'delete', key: KEY }])).toBe('written');
      expect(await table.get(KEY)).toBeUndefined();
    });

    test.each<{ readonly title: string; readonly condition: Condition; readonly outcome: 'written' | 'refused' }>([
      { title: 'present', condition: { kind: 'present' }, outcome: 'written' },
      { title: 'absent', condition: { kind: 'absent' }, outcome: 'refused' },
      { title: 'equal text', condition: { kind: 'equals', attribute: 'text', value: 'b' }, outcome: 'written' },
      { title: 'another text', condition: { kind: 'equals', attribute: 'text', value: 'c' }, outcome: 'refused' },
      { title: 'equal number', condition: { kind: 'equals', attribute: 'number', value: 2 }, outcome: 'written' },
      { title: 'number as text', condition: { kind: 'equals', attribute: 'number', value: '2' }, outcome: 'refused' },
      { title: 'equal boolean', condition: { kind: 'equals', attribute: 'no', value: false }, outcome: 'written' },
      { title: 'another boolean', condition: { kind: 'equals', attribute: 'no', value: true }, outcome: 'refused' },
      { title: 'text below', condition: { kind: 'below', attribute: 'text', value: 'ba' }, outcome: 'written' },
      {
        title: 'text not below itself',
        condition: { kind: 'below', attribute: 'text', value: 'b' },
        outcome: 'refused',
      },
      { title: 'number below', condition: { kind: 'below', attribute: 'number', value: 10 }, outcome: 'written' },
      {
        title: 'number not below itself',
        condition: { kind: 'below', attribute: 'number', value: 2 },
        outcome: 'refused',
      },
      {
        title: 'number not below text',
        condition: { kind: 'below', attribute: 'number', value: '9' },
        outcome: 'refused',
      },
      { title: 'absent attribute', condition: { kind: 'attribute-absent', attribute: 'gone' }, outcome: 'written' },
      { title: 'no absent attribute', condition: { kind: 'attribute-absent', attribute: 'no' }, outcome: 'refused' },
      {
        title: 'absent equals nothing',
        condition: { kind: 'equals', attribute: 'gone', value: '' },
        outcome: 'refused',
      },
      { title: 'absent is not below', condition: { kind: 'below', attribute: 'gone', value: 'z' }, outcome: 'refused' },
    ])('$title: an update of a stored item is $outcome', async ({ condition, outcome }) => {
      await put(KEY, { text: 'b', number: 2, no: false });

      expect(await attempt(condition)).toBe(outcome);
      expect((await table.get(KEY))?.['touched']).toBe(outcome === 'written' ? true : undefined);
    });

    test.each<{ readonly title: string; readonly condition: Condition; readonly outcome: 'written' | 'refused' }>([
      { title: 'absent', condition: { kind: 'absent' }, outcome: 'written' },
      { title: 'present', condition: { kind: 'present' }, outcome: 'refused' },
      { title: 'attribute absent', condition: { kind: 'attribute-absent', attribute: 'x' }, outcome: 'written' },
      { title: 'equals', condition: { kind: 'equals', attribute: 'x', value: 1 }, outcome: 'refused' },
      { title: 'below', condition: { kind: 'below', attribute: 'x', value: 1 }, outcome: 'refused' },
    ])('$title: an update of an item that is not there is $outcome', async ({ condition, outcome }) => {
      expect(await attempt(condition)).toBe(outcome);
      expect(await table.get(KEY)).toEqual(outcome === 'written' ? { touched: true } : undefined);
    });

    test('joins conditions by all and any, one within the other', async () => {
      await put(KEY, { a: 1, b: 2 });
      const a: Condition = { kind: 'equals', attribute: 'a', value: 1 };
      const b: Condition = { kind: 'equals', attribute: 'b', value: 2 };
      const wrong: Condition = { kind: 'equals', attribute: 'b', value: 3 };

      expect(await attempt({ kind: 'all', of: [a, b] })).toBe('written');
      expect(await attempt({ kind: 'all', of: [a, wrong] })).toBe('refused');
      expect(await attempt({ kind: 'any', of: [wrong, b] })).toBe('written');
      expect(await attempt({ kind: 'any', of: [wrong] })).toBe('refused');
      expect(await attempt({ kind: 'all', of: [a, { kind: 'any', of: [wrong, b] }] })).toBe('written');
      expect(await attempt({ kind: 'any', of: [wrong, { kind: 'all', of: [a, wrong] }] })).toBe('refused');
    });

    test('writes all changes of one write, or none', async () => {
      const condition: Condition = { kind: 'absent' };
      await put('case#b', { old: true });

      const refused = await table.write([
        { kind: 'update', key: 'case#a', set: { new: true } },
        { kind: 'update', key: 'case#b', condition, set: { new: true } },
        { kind: 'delete', key: 'case#c' },
      ]);
      const untouched = await table.get('case#a');
      const written = await table.write([
        { kind: 'update', key: 'case#a', condition, set: { new: true } },
        { kind: 'delete', key: 'case#b', condition: { kind: 'present' } },
      ]);

      expect({ refused, untouched, written }).toEqual({ refused: 'refused', untouched: undefined, written: 'written' });
      expect(await table.get('case#a')).toEqual({ new: true });
      expect(await table.get('case#b')).toBeUndefined();
    });

    test('lists by prefix, in order of the keys, and nothing else', async () => {
      for (const key of ['case#b', 'case#a', 'incident#a', 'case#a:1', 'cases']) await put(key, { of: key });

      const listed = await table.list('case#');

      expect([...listed.keys()]).toEqual(['case#a', 'case#a:1', 'case#b']);
      expect(listed.get('case#b')).toEqual({ of: 'case#b' });
    });

    test('reads many at once, more than fit one call, and those that are there only', async () => {
      const keys = Array.from({ length: 130 }, (_, index) => `case#${String(index).padStart(3, '0')}`);
      for (const key of keys.slice(0, 120)) await put(key, { of: key });

      const found = await table.getMany([...keys, 'case#000']);

      expect(found.size).toBe(120);
      expect(found.get('case#119')).toEqual({ of: 'case#119' });
      expect(found.has('case#120')).toBe(false);
    });

    test('takes a hundred changes in one write', async () => {
      const [first = '', ...others] = Array.from({ length: 100 }, (_, index) => `case#${index}`);
      const change = (key: string) => ({ kind: 'update' as const, key, set: { of: key } });

      expect(await table.write([change(first), ...others.map(change)])).toBe('written');
      expect((await table.list('case#')).size).toBe(100);
    });

    test.each([
      { title: 'more than a hundred changes', keys: Array.from({ length: 101 }, (_, index) => `case#${index}`) },
      { title: 'two changes of one item', keys: ['case#a', 'case#a'] },
    ])('rejects a mistake of ours, and writes nothing: $title', async ({ keys: [first = '', ...others] }) => {
      const change = (key: string) => ({ kind: 'update' as const, key, set: { of: key } });

      await expect(table.write([change(first), ...others.map(change)])).rejects.toThrow();
      expect((await table.list('case#')).size).toBe(0);
    });

    test('rejects a mistake of ours, and writes nothing: an update of nothing', async () => {
      await expect(put(KEY, {})).rejects.toThrow();
      expect(await table.get(KEY)).toBeUndefined();
    });

    test('lets one of two conditional writes win', async () => {
      const claim = async (by: string) =>
        table.write([
          { kind: 'update', key: KEY, condition: { kind: 'attribute-absent', attribute: 'by' }, set: { by } },
        ]);

      const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map(claim));

      expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
      expect((await table.get(KEY))?.['by']).toBe(['a', 'b', 'c', 'd'][outcomes.indexOf('written')]);
    });
  });
}
