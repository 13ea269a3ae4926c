import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface GroupOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** How long it may take. */
  readonly milliseconds: number;
  /** Ends it early. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a command that starts processes of its own. Rejects with all that it wrote unless it exits with 0; by then none
 * of its processes is left, neither after its time nor when the signal ends it: they are one group, and killed as one.
 */
export async function runInGroup(
  command: string,
  parameters: readonly string[],
  { cwd, env, milliseconds, signal }: GroupOptions,
): Promise<void> {
  const ends = AbortSignal.any([AbortSignal.timeout(milliseconds), ...(signal ? [signal] : [])]);
  ends.throwIfAborted();
  const child = spawn(command, parameters, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  const kill = (): void => killGroup(child.pid);
  ends.addEventListener('abort', kill, { once: true });
  process.once('exit', kill);
  try {
    // Only when every process that could write has ended.
    const [status] = (await once(child, 'close')) as [number | null];
    ends.throwIfAborted();
    if (status !== 0) throw new Error(`exit status ${String(status)}`);
  } catch (cause) {
    throw new Error(written, { cause });
  } finally {
    ends.removeEventListener('abort', kill);
    process.removeListener('exit', kill);
  }
}

function killGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // The last of them has just ended by itself.
  }
}
