import { type Instant, millisecondsBetween, MINUTE_MS } from '../instant';
import type { Poked } from './listener';

const FIRST_MINUTES = 2;
const LONGEST_MINUTES = 60;

/** After 2 minutes, then 4, 8 … 60. `last`: the newest try for the same reason; without one it is time at once. The number of the try to make, or nothing to do yet. */
export function nextTry(last: Pick<Poked, 'times' | 'at'> | undefined, now: Instant): number | undefined {
  if (last === undefined) return 1;
  const minutes = Math.min(LONGEST_MINUTES, FIRST_MINUTES ** last.times);
  return millisecondsBetween(last.at, now) >= minutes * MINUTE_MS ? last.times + 1 : undefined;
}
