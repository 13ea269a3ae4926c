import { RULE_DRILL } from '../../../lambda/domain/alert-path/drill-rule';
import { ruleId } from '../../../lambda/domain/ids';
import { runbookLinks, runbooksOf, ruleTexts } from '../../../lambda/domain/rendering/rule-texts';
import { allRules } from '../../../lambda/domain/rules';

const FOLDER = 'https://git.example.com/docs/rules';
const ids = (...names: readonly string[]) => names.map((name) => ruleId(name));
const asked = ids('weak-key', 'of-tomorrow', 'blind-spot', 'weak-key');

describe('ruleTexts', () => {
  test('tell of every rule and of the drill, and of nothing else', () => {
    expect([...ruleTexts().keys()]).toEqual([...allRules.map(({ id }) => id), RULE_DRILL]);
  });

  test.each`
    runbooks     | runbook
    ${undefined} | ${'docs/rules/weak-key.md'}
    ${FOLDER}    | ${`${FOLDER}/weak-key.md`}
  `('name the page $runbook', ({ runbooks, runbook }: { runbooks?: string; runbook: string }) => {
    expect(ruleTexts(runbooks).get(ruleId('weak-key'))).toMatchObject({
      title: 'Key of the certificate is weak',
      runbook,
    });
  });
});

describe('runbooksOf', () => {
  test('names each page once, in the order of the rules, and none of a rule that is not known', () => {
    expect(runbooksOf(asked, ruleTexts())).toEqual(['docs/rules/weak-key.md', 'docs/rules/blind-spot.md']);
  });
});

describe('runbookLinks', () => {
  test('are those that a click opens, each once', () => {
    expect(runbookLinks(asked, ruleTexts(FOLDER))).toEqual([
      { rule: 'weak-key', url: `${FOLDER}/weak-key.md` },
      { rule: 'blind-spot', url: `${FOLDER}/blind-spot.md` },
    ]);
  });

  test('are none where only the path in the repository is known', () => {
    expect(runbookLinks(asked, ruleTexts())).toEqual([]);
  });
});
