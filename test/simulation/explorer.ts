import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Expedition, Exploration } from './explore';

const PROCESS = require.resolve('./explorer-process');

/** Explores outside of jest, whose sandbox makes each of millions of steps twice as dear. */
export interface Explorer {
  /** One expedition at a time. Rejects, with what it wrote, when the process ends instead of answering. */
  readonly explore: (expedition: Expedition) => Promise<Exploration>;
  readonly stop: () => void;
}

/** Starts the process. It ends by itself when this one does: its stdin closes. */
export function startExplorer(): Explorer {
  const child = spawn(process.execPath, ['--import', 'tsx', PROCESS], { stdio: ['pipe', 'pipe', 'pipe'] });
  let log = '';
  const note = (what: unknown): void => {
    log += String(what);
  };
  child.stderr.setEncoding('utf8').on('data', note);
  child.stdin.on('error', note);
  const closed = once(child, 'close');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    explore: async (expedition) => {
      child.stdin.write(`${JSON.stringify(expedition)}\n`);
      const answer = await answers.next();
      if (answer.done === true) {
        await closed;
        throw new Error(`the explorer ended:\n${log}`);
      }
      return JSON.parse(answer.value) as Exploration;
    },
    stop: () => child.stdin.end(),
  };
}
