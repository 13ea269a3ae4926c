import { pageInWords, samplePages } from '../../../lambda/domain/alert-path/sample-pages';
import { ACCOUNT } from '../../builders/certificate';

const ALWAYS = { severity: ['critical'], account: [ACCOUNT] };
const transitions = [['opened'], ['raised']];

describe('the pages that filters could tell apart', () => {
  test('differ by what happened only, where no filter names anything', () => {
    expect(samplePages(ACCOUNT, [])).toEqual(transitions.map((transition) => ({ ...ALWAYS, transition })));
  });

  test('have each value that a filter names, another one, and none where a page may have none', () => {
    const owners = samplePages(ACCOUNT, [{ owners: ['a', { prefix: 'b' }] }, { owners: ['a'] }]).map(
      (page) => page['owners'],
    );

    expect(new Set(owners.map((values) => values?.join() ?? 'none'))).toEqual(
      new Set(['a', 'b', '(any other)', 'none']),
    );
  });

  test('always have a region, and rules', () => {
    const pages = samplePages(ACCOUNT, [{ region: ['eu-west-1'], rules: ['weak-key'] }]);

    expect(pages).toHaveLength(2 * 2 * 2);
    expect(pages.every(({ region, rules }) => region !== undefined && rules !== undefined)).toBe(true);
  });

  test('are found in alternatives, and nothing in what is none', () => {
    const policies = [
      { $or: [{ environment: [{ 'anything-but': ['test'] }] }, 'nothing', null] },
      { $or: 'nothing', owners: 7 },
    ];

    expect(samplePages(ACCOUNT, policies).map(({ environment }) => environment?.join())).toEqual(
      expect.arrayContaining(['test', '(any other)', undefined]),
    );
  });

  test('are not more than can be tried, however much the filters name', () => {
    const many = Array.from({ length: 150 }, (_, index) => `value-${index}`);

    expect(samplePages(ACCOUNT, [{ owners: many }])).toHaveLength(2 * (6 + 2));
  });

  test('are told by what they have, and what they may lack', () => {
    expect(pageInWords({ ...ALWAYS, transition: ['opened'], owners: ['a', 'b'] })).toBe(
      'transition opened, owners a, b, no environment',
    );
  });
});
