import type { Facts } from '../finding';

/** Why something is as it is, as far as readings of ours tell it. */
export interface Cause {
  /** To follow what is so; empty where nothing tells why. */
  readonly words: readonly string[];
  readonly facts: Facts;
}

/** Nothing is known to be the reason. */
export const NO_CAUSE: Cause = { words: [], facts: {} };

/** Several causes in one, in their order. */
export const causesTogether = (causes: readonly (Cause | undefined)[]): Cause => {
  const known = causes.filter((cause) => cause !== undefined);
  return {
    words: known.flatMap(({ words }) => words),
    facts: known.reduce<Facts>((all, { facts }) => ({ ...all, ...facts }), {}),
  };
};
