import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { JournalEntry } from '../../lambda/domain/migration/journal';
import { openJournalFile, readJournalFile } from '../../lambda/stores/migration-journal-file';
import { readPlanFile } from '../../lambda/stores/migration-plan-file';
import { identified, whyNotSaved, writePlanFile } from '../../lambda/stores/plan-file';
import { holderOf, lockPlan, unlockPlan } from '../../lambda/stores/plan-lock';
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
    expect(await readJournalFile(name, 'id')).toMatchObject({
      because: 'has a line 2 that is no entry of a journal: mend or delete that line',
    });
    expect(await readJournalFile(folder, 'id')).toMatchObject({
      kind: 'unreadable',
      because: 'cannot be read: it is a folder',
    });
  });
});

describe('the file that a plan is to be saved in', () => {
  test('is looked at beforehand, and not left behind', async () => {
    const name = file();

    expect(await whyNotSaved(name)).toBeUndefined();
    expect(existsSync(name)).toBe(false);
    expect(await whyNotSaved(path.join(name, 'plan.json'))).toBe('no such file or folder');
    writeFileSync(name, '');
    expect(await whyNotSaved(name)).toBe('it is there already, and is not written over');
    expect(await whyNotSaved(path.join(name, 'plan.json'))).toBe('a part of its path is no folder');
  });
});

describe('the lock of a plan', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  const claims = (name: string): readonly string[] =>
    readdirSync(folder).filter((one) => one.startsWith(`${path.basename(name)}.lock.`));

  test('is held by one process at a time, which others can name', async () => {
    const name = file();
    const other = { pid: process.ppid, claim: `${name}.lock.${process.ppid}` };

    expect(await lockPlan(name)).toBeUndefined();
    expect(await holderOf(name)).toEqual({ pid: process.pid, claim: `${name}.lock.${process.pid}` });
    await unlockPlan(name);
    expect(await holderOf(name)).toBeUndefined();

    writeFileSync(other.claim, '');
    expect(await lockPlan(name)).toEqual(other);
    expect(await holderOf(name)).toEqual(other);
    expect(claims(name)).toHaveLength(1);
  });

  test('is taken over from processes that died, whose claims are cleared up', async () => {
    const name = file();
    // Longer than every process id of this machine.
    for (const dead of ['2147483647', '99999999999999999999']) writeFileSync(`${name}.lock.${dead}`, '');
    for (const nobody of ['0', '-1', 'what is that']) writeFileSync(`${name}.lock.${nobody}`, '');

    expect(await holderOf(name)).toBeUndefined();
    expect(await lockPlan(name)).toBeUndefined();
    expect(claims(name).toSorted()).toEqual(
      ['-1', '0', String(process.pid), 'what is that'].map((pid) => `${path.basename(name)}.lock.${pid}`).toSorted(),
    );
  });

  test('is asked for by four processes at one moment, over a dead one: one gets it at most', async () => {
    const name = file();
    const rivals = await Promise.all(Array.from({ length: 4 }, async () => aRival(name)));
    for (let round = 0; round < 20; round += 1) {
      writeFileSync(`${name}.lock.2147483647`, '');
      const answers = await Promise.all(rivals.map(async ({ ask }) => ask('lock')));
      await Promise.all(rivals.map(async ({ ask }) => ask('unlock')));

      expect(answers.filter((answer) => answer === 'held').length).toBeLessThanOrEqual(1);
      expect(answers.every((answer) => ['held', 'refused'].includes(answer))).toBe(true);
    }
    expect(await rivals[0]?.ask('lock')).toBe('held');
    expect(await rivals[1]?.ask('lock')).toBe('refused');
    rivals.forEach(({ end }) => end());
  });
});

const RIVAL = `
  const { lockPlan, unlockPlan } = require('./lambda/stores/plan-lock');
  const plan = process.argv[1];
  const acts = {
    lock: async () => ((await lockPlan(plan)) === undefined ? 'held' : 'refused'),
    unlock: async () => { await unlockPlan(plan); return 'free'; },
  };
  process.stdin.on('data', async (act) => process.stdout.write(await acts[String(act)]()));
  process.stdout.write('ready');`;

/** A process of its own that locks and unlocks a plan when it is asked to. */
async function aRival(plan: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', RIVAL, plan], {
    cwd: path.join(__dirname, '../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answer = async (): Promise<string> => String((await once(child.stdout, 'data'))[0]);
  await answer();
  return {
    ask: async (act: 'lock' | 'unlock'): Promise<string> => {
      const answered = answer();
      child.stdin.write(act);
      return answered;
    },
    end: () => child.stdin.end(),
  };
}
