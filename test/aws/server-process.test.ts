import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { env, execPath, kill } from 'node:process';
import { createInterface } from 'node:readline';

import { describe, expect, jest, test } from '@jest/globals';

import { createFunction, invoke } from './functions';
import { startLocalAws } from './local-aws';
import { findPython } from './python';
import { rawQuery } from './raw';

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
    const script = "require('./server-process').startServerProcess().then(({ port }) => console.log(port));";
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

  test('is as new after a reset', async () => {
    const aws = await startLocalAws();
    await aws.moveClock('2030-01-01T00:00:00Z');
    await aws.seedCertificates({ count: 3 });
    await createFunction(aws, { name: 'old', code: 'exports.handler = async () => {};' });
    await invoke(aws, 'old');

    await aws.reset();

    expect([await aws.invocations(), await aws.calls()]).toEqual([[], []]);
    expect(await aws.now()).not.toMatch(/^2030/);
    expect((await invoke(aws, 'old')).status).toBe(404);
    await aws.stop();
  });

  test('refuses a template with a type that it cannot make', async () => {
    const aws = await startLocalAws();
    const TemplateBody = JSON.stringify({ Resources: { Url: { Type: 'AWS::Lambda::Url' } } });

    const { status, text } = await rawQuery(aws, 'cloudformation', {
      Action: 'CreateChangeSet',
      Version: '2010-05-15',
      StackName: 'stack',
      ChangeSetName: 'change',
      ChangeSetType: 'CREATE',
      TemplateBody,
    });

    expect([status, text]).toEqual([400, expect.stringContaining('Unrecognized resource types: [AWS::Lambda::Url]')]);
    await aws.stop();
  });
});

describe('Python', () => {
  test('is asked for in one sentence when it is missing', async () => {
    await expect(findPython('no-such-python')).rejects.toThrow(
      'The local AWS of the tests needs Python 3.10 or newer, and "no-such-python" does not run: ' +
        'install it, or name one in NOTAFTER_PYTHON.',
    );
  });
});
