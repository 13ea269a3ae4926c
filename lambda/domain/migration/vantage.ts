import type { Target } from './plan';

/** From where one can see what a target serves. `nowhere`: it is internal, and nobody of ours is in its network. */
export type Vantage = 'here' | 'probe' | 'nowhere';

/** The best one. From nowhere it is tried from here all the same: the command may run inside of that network. */
export function vantageOf({ internal, probe }: Pick<Target, 'internal' | 'probe'>): Vantage {
  if (!internal) return 'here';
  return probe === undefined ? 'nowhere' : 'probe';
}
