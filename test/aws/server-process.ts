import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

import { findPython } from './python';

const bootstrap = require.resolve('./runtime/bootstrap.js');
/** Preloaded, it shifts the `Date` of a Node process. */
export const clockScript = require.resolve('./runtime/clock.js');
/** Preloaded, it makes a Node process ask the name server of the test. */
export const nameServerScript = require.resolve('./runtime/name-server.js');

export interface ServerProcess {
  readonly port: number;
  readonly clockFile: string;
  /** What it wrote to stderr: failures, and messages that AWS would drop without a word. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts the Python part. It ends by itself when this process does: its stdin closes. */
export async function startServerProcess(nameServer: string, node = execPath): Promise<ServerProcess> {
  const python = await findPython();
  const places = {
    ...{ node, bootstrap, clock: clockScript },
    ...{ 'name-server-script': nameServerScript, 'name-server': nameServer },
  };
  const words = Object.entries(places).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(python, ['-m', 'server', ...words], {
    cwd: __dirname,
    env: { ...env, PYTHONUNBUFFERED: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const exited = once(child, 'exit');
  const announced = await firstLine(child, exited);
  if (announced === undefined) throw new Error(`The local AWS did not start:\n${log}`);
  const { port, clockFile } = JSON.parse(announced) as { port: number; clockFile: string };
  return {
    port,
    clockFile,
    log: () => log,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

async function firstLine(
  child: ChildProcessByStdio<Writable, Readable, Readable>,
  exited: Promise<unknown>,
): Promise<string | undefined> {
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text));
  return await Promise.race([line, exited.then(() => undefined)]);
}
