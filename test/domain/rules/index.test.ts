import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ruleId } from '../../../lambda/domain/ids';
import { allRules, RULE_BY_ID, RULES } from '../../../lambda/domain/rules';
import { acceptanceEnding } from '../../../lambda/domain/rules/acceptance-ending';

const SOURCES = join(__dirname, '../../../lambda/domain/rules');
const NO_RULES = new Set(['index.ts', 'rule.ts']);
const files = readdirSync(SOURCES).filter((name) => !NO_RULES.has(name));

describe('rules', () => {
  test('are one per file, each named after its file', () => {
    expect(allRules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
    expect(files).toContain('certificate-expired.ts');
  });

  test('have ids of their own', () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  });

  test('are all found by their ids', () => {
    expect([...RULE_BY_ID.values()]).toEqual(allRules);
    expect(RULE_BY_ID.get(ruleId('weak-key'))?.title).toBe('Key of the certificate is weak');
    expect(RULE_BY_ID.get(ruleId('a-rule-of-yesterday'))).toBeUndefined();
  });

  test('belong to one kind of subject each, but for the last, which looks at what the others said', () => {
    const { certificate, blindSpot, alertPath, trails } = RULES;

    expect(allRules).toEqual([...certificate, ...blindSpot, ...alertPath, ...trails, acceptanceEnding]);
  });

  describe.each(allRules.map((rule) => ({ ...rule, name: rule.id })))('$name', ({ id, title, meaning, remedy }) => {
    test('has a test of its own', () => {
      expect(existsSync(join(__dirname, `${id}.test.ts`))).toBe(true);
    });

    test('is told in few words that end as they must', () => {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(title).toMatch(/^[A-Z].{5,60}[^.]$/);
      expect(meaning).toMatch(/^[A-Z].{20,200}\.$/);
    });

    test('says what to do in few words, naming a command', () => {
      expect(remedy).toMatch(/^[A-Z].*`(aws|npx notafter) [^`]+`.*\.$/);
      expect(remedy.length).toBeLessThanOrEqual(400);
    });
  });
});
