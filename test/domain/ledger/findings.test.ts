import { ruleId } from '../../../lambda/domain/ids';
import { byWeight, earliestDeadline, worstFinding } from '../../../lambda/domain/ledger/findings';
import { daysFromNow } from '../../builders/instant';
import { aFinding } from '../../builders/message';

const critical = aFinding({ rule: ruleId('critical'), deadline: daysFromNow(9) });
const sooner = aFinding({ rule: ruleId('sooner'), deadline: daysFromNow(3) });
const undated = aFinding({ rule: ruleId('undated'), deadline: undefined });
const warning = aFinding({ rule: ruleId('warning'), severity: 'warning', deadline: daysFromNow(1) });

describe('byWeight', () => {
  test('puts the worst first: by severity, then by deadline, then those without one', () => {
    const ordered = [sooner, critical, undated, warning];

    expect(byWeight([warning, undated, critical, sooner])).toEqual(ordered);
    expect(byWeight(ordered)).toEqual(ordered);
  });

  test('keeps the order of equals', () => {
    const twin = { ...critical, rule: ruleId('twin') };

    expect(byWeight([twin, critical])).toEqual([twin, critical]);
  });
});

describe('worstFinding', () => {
  test('is the one that comes first by weight', () => {
    expect(worstFinding([warning, undated, sooner, critical])).toBe(sooner);
  });
});

describe('earliestDeadline', () => {
  test('is the earliest of all severities', () => {
    expect(earliestDeadline([critical, undated, warning])).toBe(warning.deadline);
  });

  test('is none where no finding has one', () => {
    expect(earliestDeadline([undated])).toBeUndefined();
  });
});
