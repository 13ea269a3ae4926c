import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Instant, plusMilliseconds } from '../../../lambda/domain/instant';
import { NOW } from '../../builders/instant';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that passes only while all wait for it. */
export interface VirtualClock {
  readonly now: () => Instant;
  readonly elapsed: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Until the promise settles, or `isDead` says that whoever waits for it is gone. */
  readonly run: <Value>(promise: Promise<Value>, isDead?: () => boolean) => Promise<Value | 'dead'>;
}

export function virtualClock(): VirtualClock {
  let elapsed = 0;
  let sleepers: readonly Sleeper[] = [];
  return {
    now: () => plusMilliseconds(NOW, Math.round(elapsed)),
    elapsed: () => elapsed,
    pause: (milliseconds) =>
      new Promise((wake) => {
        sleepers = [...sleepers, { at: elapsed + milliseconds, wake }];
      }),
    run: async (promise, isDead = () => false) => {
      const state = { pending: true };
      const settled = promise.finally(() => (state.pending = false));
      settled.catch(() => undefined);
      for (;;) {
        await nextTurn();
        if (isDead()) return 'dead';
        if (!state.pending) return settled;
        if (sleepers.length === 0) throw new Error('everybody waits, and nobody for the time');
        elapsed = Math.min(...sleepers.map(({ at }) => at));
        const due = sleepers.filter(({ at }) => at <= elapsed);
        sleepers = sleepers.filter(({ at }) => at > elapsed);
        for (const { wake } of due) wake();
      }
    },
  };
}
