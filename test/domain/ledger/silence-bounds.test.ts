import { ruleId } from '../../../lambda/domain/ids';
import { longestDays } from '../../../lambda/domain/ledger/silence-bounds';

describe('longestDays', () => {
  test.each([
    { rule: 'certificate-expired', days: 14 },
    { rule: 'certificate-expiring', days: 14 },
    { rule: 'renewal-blocked', days: 14 },
    { rule: 'renewal-ineligible', days: 14 },
    { rule: 'renewal-overdue', days: 14 },
    { rule: 'weak-key', days: 90 },
    { rule: 'legacy-certificate-in-use', days: 90 },
  ])('lets a silence of $rule last $days days', ({ rule, days }) => {
    expect(longestDays(ruleId(rule))).toBe(days);
  });
});
