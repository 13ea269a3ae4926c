import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { identified, readPlanAs, writePlanFile } from '../../lambda/stores/plan-file';

interface Note {
  readonly id: string;
  readonly schemaVersion: 1;
  readonly name: string;
  readonly left?: string;
}

const decode = (value: unknown) => ({ kind: 'read', plan: value as Note }) as const;
const CHANGED = { kind: 'unreadable', because: 'was changed since it was made: plan again' };

describe('a plan in a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'notafter-plan-file-'));
  const file = path.join(folder, 'plan.json');
  const plan = identified({ schemaVersion: 1, name: 'edge-1', left: undefined });
  const read = async () => readPlanAs(file, 'migration', decode);
  const edit = (edited: (text: string) => string): void => writeFileSync(file, edited(readFileSync(file, 'utf8')));

  beforeEach(async () => {
    rmSync(file, { force: true });
    await writePlanFile(file, plan);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read as it was written, however it is laid out and in whichever order', async () => {
    edit((text) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse())));

    expect(await read()).toEqual({ kind: 'read', plan: { schemaVersion: 1, name: 'edge-1', id: plan.id } });
  });

  test.each([
    ['a value', (text: string) => text.replace('edge-1', 'edge-2')],
    ['a key that no plan has', (text: string) => text.replace('"name"', '"force": true, "name"')],
    ['the id', (text: string) => text.replace(plan.id, 'another')],
  ])('is not read once somebody changed %s', async (_what, edited) => {
    edit(edited);

    expect(await read()).toEqual(CHANGED);
  });

  test('is never written over', async () => {
    expect(await writePlanFile(file, plan)).toEqual({
      kind: 'failed',
      because: expect.stringContaining('is not written over'),
    });
  });

  test.each([
    ['is no JSON', '{', 'is not JSON'],
    ['is gone', undefined, 'cannot be read: no such file or folder'],
  ])('is not read where it %s', async (_what, text, because) => {
    rmSync(file);
    if (text !== undefined) writeFileSync(file, text);

    expect(await read()).toEqual({ kind: 'unreadable', because });
  });
});
