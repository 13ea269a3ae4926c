import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env, execPath } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { alive, descendantsOf } from './processes';

jest.setTimeout(120_000);

const root = path.join(__dirname, '..', '..');

/** Between processes there is nothing to await but what they let others see. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(50);
}

describe('the demo, interrupted', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'interrupted-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('leaves no process and no folder behind on %s', async (signal) => {
    const demo = spawn(execPath, ['--import', 'tsx', 'demo/main.ts'], {
      cwd: root,
      env: { ...env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(demo, 'close');
    let shown = '';
    demo.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
    // By then the bootstrap by the CDK goes on, with processes of its own.
    await until(async () => (await readdir(folder, { recursive: true })).some((name) => /\/cdk-[^/]+$/.test(name)));
    await until(() => descendantsOf(demo.pid ?? 0).length >= 3);
    const started = descendantsOf(demo.pid ?? 0);

    demo.kill(signal);

    expect(await ended).toEqual([130, null]);
    expect(shown).toContain('Stopped. All that was started has ended.');
    // The compiler of tsx notices a moment later that its parent has gone.
    await until(() => alive(started).length === 0);
    expect((await readdir(folder)).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
  });

  test('leaves no process behind when the shell that started it is killed, as npm kills its own', async () => {
    const shell = spawn('sh', ['-c', `"${execPath}" --import tsx demo/main.ts; true`], {
      cwd: root,
      env: { ...env, TMPDIR: folder },
      stdio: 'ignore',
    });
    await until(() => descendantsOf(shell.pid ?? 0).length >= 3);
    const started = descendantsOf(shell.pid ?? 0);

    shell.kill('SIGTERM');

    await until(() => alive(started).length === 0);
    expect(alive(started)).toEqual([]);
  });
});
