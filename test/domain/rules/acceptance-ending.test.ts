import { acceptanceEnding, type Hidden } from '../../../lambda/domain/rules/acceptance-ending';
import { DAY_MS, plusMilliseconds } from '../../../lambda/domain/instant';
import { NOW } from '../../builders/instant';
import { EXPIRING, WEAK } from '../../builders/ledger';
import { outcomeOf } from '../../builders/outcome';

const hidden = (milliseconds: number, rule = EXPIRING): Hidden => ({
  rule,
  until: plusMilliseconds(NOW, milliseconds),
  reason: 'replaced in May',
});

describe('acceptance-ending', () => {
  test.each`
    all                                            | expected            | what
    ${[]}                                          | ${'not-applicable'} | ${'a subject of which nothing is hidden'}
    ${[hidden(7 * DAY_MS + 1)]}                    | ${'pass'}           | ${'what is hidden for more than a week'}
    ${[hidden(7 * DAY_MS)]}                        | ${'warning'}        | ${'what is hidden for a week'}
    ${[hidden(1)]}                                 | ${'warning'}        | ${'what is hidden for a moment'}
    ${[hidden(30 * DAY_MS), hidden(DAY_MS, WEAK)]} | ${'warning'}        | ${'two, of which one is hidden for a day'}
  `('says $expected of $what', ({ all, expected }: { all: readonly Hidden[]; expected: string }) => {
    expect(outcomeOf(acceptanceEnding.evaluate(all, NOW))).toBe(expected);
  });

  test('names the first to end, whatever the order', () => {
    const both = [hidden(DAY_MS, WEAK), hidden(2 * DAY_MS)];

    for (const all of [both, both.toReversed()])
      expect(acceptanceEnding.evaluate(all, NOW)).toMatchObject({
        summary:
          'What weak-key says of it is accepted until 2026-11-21 08:00 UTC, and told again then: replaced in May',
        facts: { rule: WEAK },
      });
  });
});
