import { type Instant, millisecondsBetween } from '../instant';
import type { Lack } from './lack';
import type { Poked } from './listener';

/** The tries for what is lacking now: those for something else, or of before, do not count. */
export const triesFor = ({ reason, since }: Lack, poked: Poked | undefined): Poked | undefined =>
  poked?.reason === reason && poked.at >= since ? poked : undefined;

/** When the first of these was made, for the next one. */
export const begunBy = (tries: Poked | undefined): Pick<Poked, 'since'> =>
  tries?.since === undefined ? {} : { since: tries.since };

const TRIES = 3;
const UNANSWERED_MS = 10 * 60_000;

/**
 * Since when a sink is asked in vain: three times at least, the first time ten minutes ago. `undefined`: it is not.
 *
 * That something is due for long proves nothing: after a gap in which nobody asked, a sink that is well has not heard of it either.
 */
export function unansweredSince(tries: Poked | undefined, now: Instant): Instant | undefined {
  if (tries === undefined || tries.times < TRIES) return undefined;
  const { since = tries.at } = tries;
  return millisecondsBetween(since, now) >= UNANSWERED_MS ? since : undefined;
}
