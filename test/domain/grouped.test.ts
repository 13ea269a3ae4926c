import * as fc from 'fast-check';
import { grouped } from '../../lambda/domain/grouped';

describe('grouped', () => {
  test('is the values of each key, each once, in the order in which they come', () => {
    const groups = grouped([
      ['b', 2],
      ['a', 1],
      ['b', 1],
      ['b', 2],
    ]);

    expect([...groups]).toEqual([
      ['b', [2, 1]],
      ['a', [1]],
    ]);
  });

  test('loses no entry and invents none', () => {
    const anyEntries = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 5 })));
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const pairs = [...grouped(entries)].flatMap(([key, values]) => values.map((value) => `${key} ${value}`));

        expect(pairs.toSorted()).toEqual([...new Set(entries.map(([key, value]) => `${key} ${value}`))].sort());
      }),
    );
  });
});
