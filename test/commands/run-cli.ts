import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { env } from 'node:process';

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

/** Runs the real `notafter` in a process of its own. */
export async function runCli(arguments_: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const { environment = NOBODY, input = '', folder, hangsUp = false } = options;
  const child = spawn(process.execPath, [cli, ...arguments_], { env: environment, ...(folder && { cwd: folder }) });
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  if (hangsUp) child.stdout.destroy();
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout: stdout(), stderr: stderr() };
}

function text(stream: NodeJS.ReadableStream): () => string {
  let read = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (read += chunk));
  return () => read;
}
