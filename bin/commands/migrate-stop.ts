import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { holderOf } from '../../lambda/stores/plan-lock';
import { readPlanFile } from '../../lambda/stores/migration-plan-file';
import { systemReason } from '../../lambda/stores/system-reason';
import { EXIT_STATUS, type ExitStatus } from '../exit-status';
import { Refusal } from '../refusal';

/** Names the process that is asked to stop: one that comes later is not meant. */
const requestOf = (file: string): string => `${file}.stop`;

/** Asks the process that carries a plan out to finish what it has begun and to begin nothing more. */
export async function runStop(file: string): Promise<ExitStatus> {
  const reading = await readPlanFile(file);
  if (reading.kind === 'unreadable') throw new Refusal(`${file} ${reading.because}`);
  const holder = await holderOf(file);
  if (holder === undefined) throw new Refusal(`nobody carries out ${file} on this machine: there is nothing to stop`);
  try {
    await writeFile(requestOf(file), String(holder.pid));
  } catch (cause) {
    throw new Refusal(`${requestOf(file)} cannot be written: ${systemReason(cause)}`);
  }
  console.log(`${STOPS} \`npx notafter migrate apply\` goes on later.`);
  return EXIT_STATUS.good;
}

const STOPS = 'What has begun is finished, and nothing more is begun.';

/** Whether whoever carries a plan out was asked to stop. */
export async function isStopAsked(file: string): Promise<boolean> {
  const holder = await holderOf(file);
  return holder !== undefined && asks(file, holder.pid);
}

const asks = (file: string, pid: number): boolean =>
  existsSync(requestOf(file)) && readFileSync(requestOf(file), 'utf8') === String(pid);

/** What can stop a run of this process: a request beside the plan, or Ctrl-C. */
export interface Stopper {
  readonly isStopped: () => boolean;
  /** From now on Ctrl-C ends the process as usual. */
  readonly release: () => Promise<void>;
}

/** Ctrl-C once: finish what has begun. Twice: end at once; another run goes on where each listener is. */
export function stopperFor(file: string): Stopper {
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
    console.error(`${STOPS} That may take minutes; Ctrl-C again ends at once.`);
    process.removeListener('SIGINT', interrupt);
  };
  process.on('SIGINT', interrupt);
  return {
    isStopped: () => isInterrupted || asks(file, process.pid),
    release: async () => {
      process.removeListener('SIGINT', interrupt);
      await rm(requestOf(file), { force: true });
    },
  };
}
