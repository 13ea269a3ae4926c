import fc from 'fast-check';
import {
  type Check,
  CHECK_KINDS,
  checkSentence,
  type CheckResult,
  verdictOf,
} from '../../../lambda/domain/operations/check';
import {
  BLOCKER_KINDS,
  blockerSentence,
  WARNING_KINDS,
  warningSentence,
} from '../../../lambda/domain/operations/reasons';

const check = (result: CheckResult): Check => ({ kind: 'holds', on: 'it', result });

describe('the sum of checks', () => {
  test.each<[readonly CheckResult[], CheckResult]>([
    [['yes', 'yes'], 'yes'],
    [['yes', 'unknown'], 'unknown'],
    [['unknown', 'no'], 'no'],
    [[], 'unknown'],
  ])('of %j is %s', (results, verdict) => {
    expect(verdictOf(results.map(check))).toBe(verdict);
  });

  test('is never better than the worst of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<CheckResult>('yes', 'no', 'unknown')), (results) => {
        expect(verdictOf(results.map(check)) === 'yes').toBe(
          results.length > 0 && results.every((result) => result === 'yes'),
        );
      }),
    );
  });
});

describe('every sentence', () => {
  test.each([...CHECK_KINDS])('of the check %s names what it is about, whatever was seen', (kind) => {
    const sentences = (['yes', 'no', 'unknown'] as const).map((result) => checkSentence({ kind, on: '$& it', result }));

    expect(sentences.filter((sentence) => !sentence.includes('$& it'))).toEqual([]);
    expect(new Set(sentences).size).toBe(3);
  });

  test.each([...BLOCKER_KINDS])('of the blocker %s has no gap', (kind) => {
    expect(blockerSentence({ kind, on: '$& it' })).not.toMatch(/\bON\b/);
    expect(blockerSentence({ kind })).not.toMatch(/\bON\b/);
  });

  test.each([...WARNING_KINDS])('of the warning %s has no gap', (kind) => {
    expect(warningSentence({ kind, on: '$& it' })).not.toMatch(/\bON\b/);
    expect(warningSentence({ kind })).not.toMatch(/\bON\b/);
  });
});
