import { conditions } from './conditions';

describe('conditions', () => {
  test('gives at once what is there already', async () => {
    expect(await conditions().until('a thing', () => 'thing')).toBe('thing');
  });

  test('asks again after each change', async () => {
    const { changed, until } = conditions();
    let count = 0;
    const found = until('two changes', () => (count === 2 ? count : undefined));

    count = 1;
    changed();
    count = 2;
    changed();

    expect(await found).toBe(2);
  });

  test('rejects when time is up, and names what was waited for', async () => {
    await expect(conditions().until('a miracle', () => undefined, 1)).rejects.toThrow(
      'waited 1 ms in vain for a miracle',
    );
  });

  test('gives each item once, in turn', async () => {
    const { changed, inTurn } = conditions();
    const items = ['first'];
    const next = inTurn('an item', items);

    expect(await next()).toBe('first');
    const second = next();
    items.push('second');
    changed();
    expect(await second).toBe('second');
  });
});
