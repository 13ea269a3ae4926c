import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { env } from 'node:process';
import { createInterface } from 'node:readline';

/** How a run of the command line ended. */
export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Piped to stdin, which ends there. */
  readonly input?: string;
  readonly folder?: string;
  /** Whoever reads stdout goes away at once, as `head` does. @default false */
  readonly hangsUp?: boolean;
  /** Hears each line of stderr as it comes. */
  readonly heard?: (line: string) => void;
}

const cli = path.join(__dirname, '../../bin/notafter.js');

/** Without credentials, without a region, and without asking the machine for either. */
export const NOBODY = {
  PATH: env['PATH'] ?? '',
  HOME: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};

/** One that goes on. */
export interface RunningCli {
  readonly kill: (signal: NodeJS.Signals) => boolean;
  readonly isRunning: () => boolean;
  readonly ended: Promise<CliRun>;
}

/** Runs the real `notafter` in a process of its own. */
export const runCli = async (arguments_: readonly string[], options: CliOptions = {}): Promise<CliRun> =>
  spawnCli(arguments_, options).ended;

/** Starts it. */
export function spawnCli(arguments_: readonly string[], options: CliOptions = {}): RunningCli {
  const { environment = NOBODY, input = '', folder, hangsUp = false, heard } = options;
  const child = spawn(process.execPath, [cli, ...arguments_], { env: environment, ...(folder && { cwd: folder }) });
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  if (heard !== undefined) createInterface({ input: child.stderr }).on('line', heard);
  if (hangsUp) child.stdout.destroy();
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    kill: (signal) => child.kill(signal),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    ended: ended.then((status) => ({ status, stdout: stdout(), stderr: stderr() })),
  };
}

function text(stream: NodeJS.ReadableStream): () => string {
  let read = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (read += chunk));
  return () => read;
}
