import { setImmediate as nextTurn } from 'node:timers/promises';

/** Turns of the event loop in which nobody begins anything: then all that is left to do waits for the time. */
const QUIET_TURNS = 3;
/** Nobody does anything for so long but by mistake. */
const MOST_QUIET_TURNS = 1_000_000;

/** From now on time stands still at this moment. What does not wait by `setTimeout` goes on in real time. */
export const stopTimeOnly = (at: string): typeof jest =>
  jest.useFakeTimers({
    now: Date.parse(at),
    doNotFake: [
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'nextTick',
      'queueMicrotask',
      'hrtime',
    ],
  });

/** Work that real parts do: requests, handshakes, files. While any of it is under way, a stopped clock stands still, however long it takes. */
export class RealWork {
  private underway = 0;
  private begun = 0;
  private wake: () => void = () => undefined;

  /** Does a piece of such work. */
  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    this.underway += 1;
    this.begun += 1;
    try {
      return await work();
    } finally {
      this.underway -= 1;
      if (this.underway === 0) this.wake();
    }
  }

  /** Moves the stopped clock from timer to timer, whenever all wait for it, until the promise settles. */
  async inVirtualTime<Value>(promise: Promise<Value>): Promise<Value> {
    const state = { isPending: true };
    const settled = promise.finally(() => (state.isPending = false));
    settled.catch(() => undefined);
    for (let quiet = 0; state.isPending;) {
      await this.ended();
      const { begun } = this;
      await nextTurn();
      quiet = this.underway === 0 && this.begun === begun ? quiet + 1 : 0;
      if (quiet > MOST_QUIET_TURNS) throw new Error('everybody waits, and nobody for the time');
      if (quiet < QUIET_TURNS || jest.getTimerCount() === 0) continue;
      await jest.advanceTimersToNextTimerAsync();
      quiet = 0;
    }
    return settled;
  }

  private async ended(): Promise<void> {
    if (this.underway > 0) await new Promise<void>((resolve) => (this.wake = resolve));
  }
}
