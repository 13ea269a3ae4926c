import type { Verdict } from '../../lambda/domain/finding';
import { ruleId } from '../../lambda/domain/ids';
import type { Rule } from '../../lambda/domain/rules/rule';

/** A rule that says what the test wants. */
export const aRule = <Subject>(id: string, evaluate: Rule<Subject>['evaluate']): Rule<Subject> => ({
  id: ruleId(id),
  title: id,
  meaning: id,
  remedy: id,
  evaluate,
});

/** Something bad, worse with the severity. */
export const aFailure = (severity: 'warning' | 'critical' = 'warning'): Verdict => ({
  kind: 'fail',
  severity,
  summary: 'something is wrong',
  facts: {},
});

/** Something to know, no more. */
export const aMinorFailure: Verdict = {
  kind: 'fail',
  severity: 'info',
  because: 'minor',
  summary: 'so it is',
  facts: {},
};
