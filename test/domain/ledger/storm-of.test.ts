import type { RuleId } from '../../../lambda/domain/ids';
import { RING_LIMITS } from '../../../lambda/domain/ledger/ring-limits';
import { afterRing, NO_RINGS, type RingMemory } from '../../../lambda/domain/ledger/ring-memory';
import { stormOf } from '../../../lambda/domain/ledger/storm-of';
import { minutesFromNow, NOW } from '../../builders/instant';
import { anEntry, EXPIRING, WEAK } from '../../builders/ledger';
import { aFinding, anOpenState } from '../../builders/message';

const limits = { ...RING_LIMITS, ofRule: 3, ofAll: 5 };
const rationing = { limits, routing: { targets: [], routes: [] } };
const now = minutesFromNow(60);
const cases = (count: number, rule: RuleId = EXPIRING) =>
  Array.from({ length: count }, () => anEntry({ state: anOpenState({ findings: [aFinding({ rule })] }) }).case);
/** So many incidents of each rule rang on their own, a minute apart, the first of them NOW. */
const rang = (...rules: readonly RuleId[]): RingMemory =>
  rules.reduce(
    (memory, rule, minute) => afterRing(memory, { own: true, of: [rule] }, minutesFromNow(minute)),
    NO_RINGS,
  );

describe('stormOf', () => {
  test.each([
    { title: 'nothing that rang before', memory: NO_RINGS },
    { title: 'too few of the rule', memory: rang(EXPIRING, EXPIRING) },
    { title: 'only others', memory: rang(WEAK, WEAK, WEAK) },
    { title: 'what is six hours old', memory: rang(EXPIRING, EXPIRING, EXPIRING), at: minutesFromNow(400) },
  ])('is none after $title', ({ memory, at = now }) => {
    expect(stormOf({ together: cases(9), own: [] }, { ...rationing, memory }, at)).toBeUndefined();
  });

  test('is of the rule that rang too often: since its first ring, with all that rang and ring now', () => {
    const memory = rang(EXPIRING, EXPIRING, WEAK);

    expect(
      stormOf({ together: [...cases(4), ...cases(1, WEAK)], own: cases(1) }, { ...rationing, memory }, now),
    ).toEqual({
      rules: [EXPIRING],
      since: NOW,
      cases: 7,
    });
  });

  test('counts what rings beside it in the same pass, but makes no storm of one pass', () => {
    expect(stormOf({ together: cases(4), own: cases(2) }, { ...rationing, memory: rang(EXPIRING) }, now)?.cases).toBe(
      7,
    );
    expect(stormOf({ together: cases(4), own: cases(3) }, { ...rationing, memory: NO_RINGS }, now)).toBeUndefined();
  });

  test('is of all that rang, when the account as a whole rang too often', () => {
    const memory = rang(WEAK, EXPIRING, WEAK, EXPIRING, WEAK);

    expect(stormOf({ together: cases(2, WEAK), own: [] }, { ...rationing, memory }, now)).toEqual({
      rules: [EXPIRING, WEAK],
      since: NOW,
      cases: 7,
    });
  });

  test('of the whole account begins with what rings, where only that is remembered', () => {
    const memory = { ...rang(EXPIRING, EXPIRING, EXPIRING, EXPIRING, EXPIRING), series: {} };

    expect(stormOf({ together: cases(2), own: [] }, { ...rationing, memory }, now)).toEqual({
      rules: [EXPIRING],
      since: now,
      cases: 2,
    });
  });

  test('is of one target: what rang for another is not of it', () => {
    const theirs = ['payments', undefined, 'payments', undefined, 'payments'].reduce(
      (memory, target) =>
        afterRing(memory, { own: true, of: [EXPIRING], ...(target !== undefined && { target }) }, NOW),
      NO_RINGS,
    );
    const storm = (target?: string) =>
      stormOf({ target, together: cases(4), own: [] }, { ...rationing, memory: theirs }, now);

    expect(storm('payments')).toEqual({ rules: [EXPIRING], since: NOW, cases: 7 });
    expect(storm()).toBeUndefined();
    expect(storm('edge')).toBeUndefined();
  });

  test('is none where nothing rings together', () => {
    expect(
      stormOf({ together: [], own: cases(9) }, { ...rationing, memory: rang(EXPIRING, EXPIRING) }, now),
    ).toBeUndefined();
  });
});
