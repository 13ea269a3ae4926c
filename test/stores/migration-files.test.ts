import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { JournalEntry } from '../../lambda/domain/migration/journal';
import { openJournalFile, readJournalFile } from '../../lambda/stores/migration-journal-file';
import { identified, readPlanFile, writePlanFile } from '../../lambda/stores/migration-plan-file';
import { lockPlan, unlockPlan } from '../../lambda/stores/plan-lock';
import { NOW } from '../builders/instant';
import { aPlan, aTarget } from '../builders/migration';

const folder = mkdtempSync(path.join(tmpdir(), 'notafter-plans-'));
let files = 0;
const file = (): string => path.join(folder, `file-${(files += 1)}`);

const RUN: JournalEntry = { kind: 'run', at: NOW, plan: 'id', direction: 'forward', by: 'arn', emergency: false };
const ENDED: JournalEntry = { kind: 'ended', at: NOW, target: 'key', outcome: 'verified' };

describe('the file of a plan', () => {
  const plan = identified(aPlan());

  test('is read back as it was written', async () => {
    const name = file();

    expect(await writePlanFile(name, plan)).toEqual({ kind: 'written' });
    expect(await readPlanFile(name)).toEqual({ kind: 'read', plan });
  });

  test('never takes the place of another', async () => {
    const name = file();
    await writePlanFile(name, plan);

    expect(await writePlanFile(name, identified(aPlan([])))).toMatchObject({ kind: 'failed' });
    expect(await readPlanFile(name)).toEqual({ kind: 'read', plan });
  });

  test.each([
    [
      'a plan of other targets',
      JSON.stringify({ ...plan, targets: [aTarget({ name: 'edge-9' })] }),
      'was changed since',
    ],
    ['no JSON', '{', 'is not JSON'],
    ['no plan', '{}', 'is not a plan of a migration'],
  ])('is refused where it holds %s', async (_what, text, because) => {
    const name = file();
    writeFileSync(name, text);

    expect(await readPlanFile(name)).toEqual({ kind: 'unreadable', because: expect.stringContaining(because) });
  });

  test('is refused where there is none', async () => {
    expect(await readPlanFile(file())).toEqual({
      kind: 'unreadable',
      because: 'cannot be read: no such file or folder',
    });
  });
});

describe('the journal of a plan', () => {
  test('is empty before the first entry, and keeps their order', async () => {
    const name = file();
    expect(await readJournalFile(name, 'id')).toEqual({ kind: 'read', entries: [] });

    const journal = await openJournalFile(name);
    await Promise.all([journal.append(RUN), journal.append(ENDED)]);
    await journal.close();

    expect(await readJournalFile(name, 'id')).toEqual({ kind: 'read', entries: [RUN, ENDED] });
  });

  test('is gone on with, where a crash cut off its last line', async () => {
    const name = file();
    writeFileSync(name, `${JSON.stringify(RUN)}\n{"kind":"end`);
    expect(await readJournalFile(name, 'id')).toEqual({ kind: 'read', entries: [RUN] });

    const journal = await openJournalFile(name);
    await journal.append(ENDED);
    await journal.close();

    expect(await readJournalFile(name, 'id')).toEqual({ kind: 'read', entries: [RUN, ENDED] });
  });

  test('is refused where a line within it is no entry, or it is of another plan', async () => {
    const name = file();
    writeFileSync(name, `${JSON.stringify(RUN)}\n`);
    expect(await readJournalFile(name, 'other')).toMatchObject({ because: 'is the journal of another plan' });

    appendFileSync(name, 'what is that\n');
    expect(await readJournalFile(name, 'id')).toMatchObject({ because: 'has a line 2 that is no entry of a journal' });
    expect(await readJournalFile(folder, 'id')).toMatchObject({
      kind: 'unreadable',
      because: 'cannot be read: it is a folder',
    });
  });
});

describe('the lock of a plan', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is held by one process at a time, and taken over from one that died', async () => {
    const name = file();

    expect(await lockPlan(name)).toBe(true);
    expect(await lockPlan(name)).toBe(false);
    await unlockPlan(name);
    expect(await lockPlan(name)).toBe(true);

    // Longer than every process id of this machine.
    for (const dead of ['2147483647', 'what is that', '-1']) {
      writeFileSync(name, dead);
      expect(await lockPlan(name)).toBe(true);
      expect(readFileSync(name, 'utf8')).toBe(String(process.pid));
    }
  });
});
