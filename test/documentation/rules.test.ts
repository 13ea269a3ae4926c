import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ruleDocuments, RUNBOOKS } from '../../bin/documentation/rule-documents';
import { DEFAULT_POLICY } from '../../lambda/domain/policy';
import { runbookOf } from '../../lambda/domain/rendering/runbook';
import { allRules } from '../../lambda/domain/rules';

const ROOT = path.join(__dirname, '../..');
const DOCS = path.join(ROOT, 'docs/rules');
const SOURCES = path.join(ROOT, 'lambda/domain/rules');
const ids = allRules.map(({ id }) => id);
const documents = ruleDocuments();

/** The code of a rule, with what it shares with others. */
function codeOf(id: string): string {
  const own = readFileSync(path.join(SOURCES, `${id}.ts`), 'utf8');
  const shared = Array.from(own.matchAll(/from '(\.\.\/verdicts\/[\w-]+)'/g), ([, name]) => `${name}.ts`);
  return [own, ...shared.map((name) => readFileSync(path.join(SOURCES, name), 'utf8'))].join('\n');
}
/** What the code of a rule says that it may lack. */
const lacksInCode = (id: string): readonly string[] => [
  ...new Set(Array.from(codeOf(id).matchAll(/lacks: '([\w-]+)'/g), ([, lack]) => lack ?? '')),
];
/** What its page says. */
const lacksTold = (id: string): readonly string[] =>
  Array.from((documents.get(`${id}.md`) ?? '').matchAll(/^- `([\w-]+)`: /gm), ([, lack]) => lack ?? '');

describe('docs/rules', () => {
  test('has a page for each rule and for the drill, and no other: if not, run `npm run docs`', () => {
    expect(readdirSync(DOCS).toSorted()).toEqual(['README.md', 'drill.md', ...ids.map((id) => `${id}.md`)].toSorted());
  });

  test.each([...documents.keys()])('%s is as the rules are: if not, run `npm run docs`', (name) => {
    expect(readFileSync(path.join(DOCS, name), 'utf8')).toBe(documents.get(name));
  });

  test('is where messages say that it is', () => {
    expect(ids.map((id) => readFileSync(path.join(ROOT, runbookOf(id)), 'utf8'))).toEqual(
      ids.map((id) => documents.get(`${id}.md`)),
    );
  });

  test('is written from one file for each of them, and no other', () => {
    expect(readdirSync(RUNBOOKS).toSorted()).toEqual(['drill.ts', ...ids.map((id) => `${id}.ts`)].toSorted());
  });

  test('changes where a default changes', () => {
    const changed = ruleDocuments({ ...DEFAULT_POLICY, weakKey: { rsaBits: 2_048 } });

    expect([...documents.keys()].filter((name) => changed.get(name) !== documents.get(name))).toEqual([
      'README.md',
      'weak-key.md',
    ]);
  });
});

describe.each(ids)('the page of %s', (id) => {
  const page = documents.get(`${id}.md`) ?? '';

  test('answers what is asked', () => {
    expect(page.match(/^## .*$/gm)).toEqual([
      '## Why it matters',
      '## When it fails',
      '## Check',
      '## Fix',
      '## How it is told',
      '## Silence',
    ]);
  });

  test('tells everything that its verdict may lack, and no more', () => {
    expect(lacksTold(id).toSorted()).toEqual(lacksInCode(id).toSorted());
  });

  test('has commands that can be copied', () => {
    const commands = Array.from(page.matchAll(/```sh\n([^]*?)\n *```/g), ([, block = '']) => block)
      .flatMap((block) => block.split('\n'))
      .map((line) => line.trim());

    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => !/^(aws|npx|openssl|dig) [^…]+$/.test(command))).toEqual([]);
  });
});
