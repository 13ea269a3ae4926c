import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** One that runs; what has ended and waits to be buried does not count. */
interface Process {
  readonly id: number;
  readonly parent: number;
}

/** Ids of all processes that this one started, and those started, as they are now. */
export function descendantsOf(parent: number): readonly number[] {
  const all = processes();
  const below = (id: number): readonly number[] =>
    all.filter((one) => one.parent === id).flatMap((one) => [one.id, ...below(one.id)]);
  return below(parent);
}

/** Those of the ids that still run. */
export function alive(ids: readonly number[]): readonly number[] {
  const running = new Set(processes().map(({ id }) => id));
  return ids.filter((id) => running.has(id));
}

/** Small images of Linux have no `ps`. */
const processes = (): readonly Process[] => (existsSync('/proc/self/stat') ? fromProc() : fromPs());

const fromProc = (): readonly Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      // After the name of the program, which may hold anything: the state, then the parent.
      const [, state = 'Z', parent = ''] = /.*\) (\w) (\d+)/s.exec(statOf(name)) ?? [];
      return state === 'Z' ? [] : [{ id: Number(name), parent: Number(parent) }];
    });

/** Empty if it has ended since the folder was listed. */
function statOf(name: string): string {
  try {
    return readFileSync(`/proc/${name}/stat`, 'utf8');
  } catch {
    return '';
  }
}

const fromPs = (): readonly Process[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state = 'Z']) => !state.startsWith('Z'))
    .map(([id, parent]) => ({ id: Number(id), parent: Number(parent) }));
