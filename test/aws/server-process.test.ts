import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env, execPath, kill } from 'node:process';
import { createInterface } from 'node:readline';

import { describe, expect, jest, test } from '@jest/globals';

import { createFunction, invoke } from './functions';
import { startLocalAws } from './local-aws';
import { findPython } from './python';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

const alive = (pid: number) => {
  try {
    return kill(pid, 0);
  } catch {
    return false;
  }
};
const untilGone = async (pid: number) => {
  while (alive(pid)) await new Promise(setImmediate);
};

describe('the server', () => {
  test('leaves no process and no folder behind', async () => {
    const aws = await startLocalAws();
    const folder = path.dirname(aws.clockEnvironment['NOTAFTER_CLOCK_FILE'] ?? '');
    await createFunction(aws, { name: 'warm', code: 'exports.handler = async () => process.pid;' });
    const { payload } = await invoke(aws, 'warm');
    expect([alive(payload as number), existsSync(folder)]).toEqual([true, true]);

    await aws.stop();

    expect(existsSync(folder)).toBe(false);
    await untilGone(payload as number);
  });

  test('ends when the process that started it is killed', async () => {
    const script =
      "require('./server-process').startServerProcess('127.0.0.1:9').then(({ port }) => console.log(port));";
    const parent = spawn(execPath, ['--import', 'tsx', '--eval', script], { cwd: __dirname, env });
    const [port] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    const ask = () => fetch(`http://127.0.0.1:${port}/_local-aws/now`);
    expect((await ask()).status).toBe(200);

    parent.kill('SIGKILL');

    while (
      await ask().then(
        () => true,
        () => false,
      )
    );
  });
});

describe('Python', () => {
  const wanted = 'The local AWS of the tests needs Python 3.10 or newer, and ';
  const how = ': install it, or name one in NOTAFTER_PYTHON.';

  test('is asked for in one sentence when it is missing', async () => {
    await expect(findPython('no-such-python')).rejects.toThrow(`${wanted}"no-such-python" does not run${how}`);
  });

  test('is asked for in one sentence when it is too old', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'notafter-python-'));
    const old = path.join(folder, 'python');
    await writeFile(old, `#!/bin/sh\necho '{"version":[3,9],"moto":null,"missing":[]}'\n`, { mode: 0o755 });

    await expect(findPython(old)).rejects.toThrow(`${wanted}"${old}" is 3.9${how}`);
    await rm(folder, { recursive: true });
  });
});
