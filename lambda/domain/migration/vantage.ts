import type { Target } from './plan';

/** From where one can see what a target serves. `nowhere`: it is internal, and nobody of ours is in its network. */
export type Vantage = 'here' | 'probe' | 'nowhere';

/** Whether anybody of ours can look at what it serves, and has something to ask for. */
export const isVisible = (target: Pick<Target, 'internal' | 'probe' | 'names' | 'unnamed'>): boolean =>
  vantageOf(target) !== 'nowhere' && (target.unnamed || target.names.length > 0);

/** The best one. From nowhere it is tried from here all the same: the command may run inside of that network. */
export function vantageOf({ internal, probe }: Pick<Target, 'internal' | 'probe'>): Vantage {
  if (!internal) return 'here';
  return probe === undefined ? 'nowhere' : 'probe';
}
