import { leftAtMost, thresholdsOf, thresholdsUnder } from '../../bin/documentation/thresholds';
import { ruleDocuments } from '../../bin/documentation/rule-documents';
import { DEFAULT_POLICY, type Limit } from '../../lambda/domain/policy';

describe('thresholds', () => {
  test.each(thresholdsOf(DEFAULT_POLICY))('$key is told by a rule', ({ key, value }) => {
    const pages = [...ruleDocuments().values()].join('\n');

    expect(pages).toMatch(new RegExp(`\\| \`${key}\` +\\| ${value} +\\|`));
  });

  test('are found by where they begin, whole words only', () => {
    expect(thresholdsUnder(DEFAULT_POLICY, ['legacy.critical', 'weakKey'])).toEqual([
      { key: 'policy.legacy.critical.days', value: 30 },
      { key: 'policy.weakKey.rsaBits', value: 1_024 },
    ]);
    expect(() => thresholdsUnder(DEFAULT_POLICY, ['weak'])).toThrow('the policy has no threshold weak');
  });
});

describe('leftAtMost', () => {
  test.each<{ readonly limit: Limit; readonly words: string }>([
    { limit: { days: 14 }, words: 'no more is left than 14 days' },
    { limit: { lifetimeDivisor: 4 }, words: 'no more is left than 1/4 of its lifetime' },
    {
      limit: { days: 45, lifetimeDivisor: 4 },
      words: 'no more is left than 45 days, or 1/4 of its lifetime if that is less',
    },
  ])('says "$words"', ({ limit, words }) => {
    expect(leftAtMost(limit)).toBe(words);
  });
});
