import fc from 'fast-check';
import type { Judgement } from '../../../lambda/domain/judging/judgement';
import type { Case } from '../../../lambda/domain/ledger/case';
import { decide } from '../../../lambda/domain/ledger/decide';
import type { Decision } from '../../../lambda/domain/ledger/decision';
import { compareSeverity } from '../../../lambda/domain/severity';
import { minutesFromNow } from '../../builders/instant';
import {
  aDecideContext,
  doubts,
  EXPIRING,
  fails,
  informs,
  passes,
  seen,
  unread,
  WEAK,
  without,
} from '../../builders/ledger';

const anyVerdict = (rule: typeof EXPIRING) =>
  fc.oneof(
    fc.constantFrom(passes(rule), doubts(rule)),
    fc.constantFrom('unused' as const, 'aged-out' as const, 'minor' as const).map((because) => informs(because, rule)),
    fc
      .record({
        severity: fc.constantFrom('warning' as const, 'critical' as const),
        days: fc.constantFrom('none' as const, 20, 6, 2, 0.5, -1),
      })
      .map(({ severity, days }) => fails(severity, { rule, days })),
  );
const anyVerdicts = fc
  .tuple(anyVerdict(EXPIRING), fc.option(anyVerdict(WEAK), { nil: undefined }))
  .map((verdicts) => verdicts.filter((verdict) => verdict !== undefined));

/** Not whole: what a partial inventory says of a subject. */
const anyUnread = anyVerdicts.map((verdicts) => unread(verdicts));
const anyJudgement: fc.Arbitrary<Judgement> = fc.oneof(
  { weight: 4, arbitrary: anyVerdicts.map((verdicts) => seen(verdicts)) },
  { weight: 2, arbitrary: anyUnread },
  { weight: 1, arbitrary: fc.constantFrom(without('gone'), without('out-of-scope')) },
);

const at = (judgement: Judgement, index: number): Judgement => ({
  ...judgement,
  observedAt: minutesFromNow(20 * index),
});
const contextAt = (index: number) => aDecideContext({ now: minutesFromNow(20 * index) });

/** What became of a subject, reading by reading, 20 minutes apart. */
function decisionsOf(judgements: readonly Judgement[]): readonly Decision[] {
  let before: Case | undefined;
  return judgements.map((judgement, index) => {
    const decision = decide(before, at(judgement, index), contextAt(index));
    before = decision.case;
    return decision;
  });
}

const isAsBadAs = (after: Case | undefined, { severity }: Case['state']): boolean =>
  after?.state.kind === 'open' && compareSeverity(after.state.severity, severity) >= 0;

const lives = fc.array(anyJudgement, { minLength: 1, maxLength: 8 });

describe('decide', () => {
  test('announces once, when the same is judged twice', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const last = life.length - 1;
        const once = decisionsOf(life)[last]?.case;
        const twice = decide(once, at(life[last] ?? without('gone'), last), contextAt(last));

        expect(twice.kind).toBe('quiet');
        expect(twice.case?.last).toEqual(once?.last);
      }),
    );
  });

  test('resolves and eases nothing by what was not read', () => {
    fc.assert(
      fc.property(lives, fc.array(anyUnread, { minLength: 1, maxLength: 4 }), (life, blind) => {
        const decisions = decisionsOf([...life, ...blind]);
        const eased = decisions.filter(({ case: after }, index) => {
          const before = decisions[index - 1]?.case?.state;
          return index >= life.length && before?.kind === 'open' && !isAsBadAs(after, before);
        });

        expect(eased).toEqual([]);
      }),
    );
  });

  test('rings exactly while a critical case is open', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { case: one } of decisionsOf(life)) {
          if (one === undefined) continue;
          const isCritical = one.state.kind === 'open' && one.state.severity === 'critical';
          expect(one.rang > 0).toBe(isCritical);
          expect(one.rang).toBeLessThanOrEqual(one.last.revision);
        }
      }),
    );
  });

  test('counts each transition, and nothing else', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const decisions = decisionsOf(life);
        for (const [index, { kind, case: after }] of decisions.entries()) {
          const before = decisions[index - 1]?.case;
          if (before === undefined) continue;
          expect(after?.last.revision).toBe(before.last.revision + (kind === 'moved' ? 1 : 0));
        }
      }),
    );
  });
});
