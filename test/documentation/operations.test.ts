import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { operationDocuments } from '../../bin/documentation/operation-documents';
import { OPERATION_PERMISSIONS } from '../../lambda/contract/permissions/operations';
import { CATALOGUE, operationsFor, PLANNED_OPERATIONS } from '../../lambda/domain/operations/catalogue';
import { allRules } from '../../lambda/domain/rules';

const DOCS = path.join(__dirname, '../../docs/operations');
const documents = operationDocuments();
const ids: readonly string[] = CATALOGUE.map(({ id }) => id);

describe('docs/operations', () => {
  test('has a page for each operation, and no other', () => {
    expect(readdirSync(DOCS).toSorted()).toEqual(['README.md', ...ids.map((id) => `${id}.md`)].toSorted());
  });

  test.each([...documents.keys()])('%s is as the catalogue is: if not, run `npm run docs`', (name) => {
    expect(readFileSync(path.join(DOCS, name), 'utf8')).toBe(documents.get(name));
  });

  test('is written by people only for the one that has commands and limits of its own', () => {
    expect(ids.filter((id) => !documents.has(`${id}.md`))).toEqual(['migrate']);
  });

  test.each([...PLANNED_OPERATIONS])('%s shows the policy that its calls are compared with', (id) => {
    const [, json = ''] = /```json\n([^]*?)\n```/.exec(documents.get(`${id}.md`) ?? '') ?? [];
    const { Statement: statements } = JSON.parse(json) as { Statement: { Action: readonly string[] }[] };

    expect(statements.flatMap(({ Action }) => Action)).toEqual(
      OPERATION_PERMISSIONS[id].flatMap(({ actions }) => actions),
    );
  });
});

describe('the catalogue', () => {
  test('names each operation once, and every one that has plans', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...PLANNED_OPERATIONS]));
  });

  test.each([...CATALOGUE])('$id names rules that there are, and steps that can be run', ({ id, rules, steps }) => {
    const known: readonly string[] = allRules.map((rule) => rule.id);

    expect(rules.filter((rule) => !known.includes(rule))).toEqual([]);
    expect(operationsFor(rules[0]).map((entry) => entry.id)).toContain(id);
    const runs = steps.flatMap((step) => ('run' in step ? step.run : []));
    expect(runs.length).toBeGreaterThan(1);
    for (const run of runs) expect(run).toMatch(/^npx notafter (migrate|operations) [a-z]+ /);
  });

  test('knows nothing for a rule that no operation ends', () => {
    expect(operationsFor('inventory-dropped')).toEqual([]);
  });
});
