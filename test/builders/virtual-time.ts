import { setImmediate as nextTurn } from 'node:timers/promises';

const STEP_MS = 250;
const MOST_STEPS = 4_000;

/** From now on time stands still at this moment, and moves with {@link inVirtualTime} only. */
export const stopTime = (at: string): typeof jest =>
  jest.useFakeTimers({ now: Date.parse(at), doNotFake: ['setImmediate'] });

/** Moves the time of a stopped clock on until the promise settles; at most 1,000 seconds. */
export async function inVirtualTime<Value>(promise: Promise<Value>): Promise<Value> {
  const state = { pending: true };
  const settled = promise.finally(() => (state.pending = false));
  settled.catch(() => undefined);
  for (let step = 0; state.pending && step < MOST_STEPS; step += 1) {
    // Files that the SDK reads take a turn of the real world.
    await nextTurn();
    await jest.advanceTimersByTimeAsync(STEP_MS);
  }
  return settled;
}
