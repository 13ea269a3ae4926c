import { EventEmitter, once } from 'node:events';

/** What a fake lets a test wait for: a change, never a time. */
export interface Conditions {
  /** To be called after every change. */
  readonly changed: () => void;
  /** The first answer of `ask` that is not `undefined`: asked now and after every change. Rejects, naming `what`, when time is up. */
  readonly until: <Found>(what: string, ask: () => Found | undefined, withinMs?: number) => Promise<Found>;
  /** Of a list that grows, each item once: the first that no earlier call got. */
  readonly inTurn: <Item>(what: string, items: readonly Item[]) => (withinMs?: number) => Promise<Item>;
}

/** Where nobody says otherwise: long for a busy machine, short for a test that waits in vain. */
const WITHIN_MS = 10_000;

/** A place to wait at. */
export function conditions(): Conditions {
  const emitter = new EventEmitter().setMaxListeners(0);
  const until: Conditions['until'] = async (what, ask, withinMs = WITHIN_MS) => {
    const signal = AbortSignal.timeout(withinMs);
    for (;;) {
      const found = ask();
      if (found !== undefined) return found;
      await once(emitter, 'changed', { signal }).catch((cause: unknown) => {
        throw new Error(`waited ${withinMs} ms in vain for ${what}`, { cause });
      });
    }
  };
  return {
    changed: () => void emitter.emit('changed'),
    until,
    inTurn: (what, items) => {
      let taken = 0;
      return async (withinMs) => {
        const item = await until(what, () => items.at(taken), withinMs);
        taken += 1;
        return item;
      };
    },
  };
}
