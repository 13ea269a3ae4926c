import { ruleId } from '../../lambda/domain/ids';
import { withRunbooks } from '../../lambda/notifiers/with-runbooks';
import {
  aBulletin,
  aClear,
  aFinding,
  aLine,
  anOpenState,
  aNotice,
  aPage,
  LINKED_RULE_TEXTS,
} from '../builders/message';

const ofTomorrow = aFinding({ rule: ruleId('of-tomorrow') });
const weak = aFinding({ rule: ruleId('weak-key') });

describe('withRunbooks', () => {
  test('adds the runbook of each rule of each case', () => {
    const cases = [aNotice(), aNotice({ state: anOpenState({ findings: [weak, ofTomorrow] }) })] as const;

    expect(withRunbooks(aPage({ cases }), LINKED_RULE_TEXTS).runbooks).toEqual({
      'certificate-expiring': 'https://git.example.com/docs/rules/certificate-expiring.md',
      'weak-key': 'https://git.example.com/docs/rules/weak-key.md',
    });
  });

  test('adds the runbook of each rule of each line', () => {
    expect(withRunbooks(aBulletin({ lines: [aLine({ rules: [weak.rule] })] }), LINKED_RULE_TEXTS).runbooks).toEqual({
      'weak-key': 'https://git.example.com/docs/rules/weak-key.md',
    });
  });

  test('adds nothing where no rule is known or told of', () => {
    const unknown = aPage({ cases: [aNotice({ state: anOpenState({ findings: [ofTomorrow] }) })] });

    expect(withRunbooks(unknown, LINKED_RULE_TEXTS)).toBe(unknown);
    expect(withRunbooks(aClear({ cases: [] }), LINKED_RULE_TEXTS)).not.toHaveProperty('runbooks');
  });
});
