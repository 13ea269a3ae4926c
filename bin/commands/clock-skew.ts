import { inUtc } from '../../lambda/domain/wording';
import { Refusal } from '../refusal';
import { systemClock } from '../system-clock';

/** Farther off, an end is judged wrongly, and AWS soon refuses our signatures. */
const MOST_SKEW_MS = 60_000;

/** Refuses where our clock is not AWS's. `skewMs` absent: no answer told the time. `instead`: what else may be done than to set the clock. */
export function refuseSkew(skewMs: number | undefined, instead?: string): void {
  if (skewMs === undefined || skewMs <= MOST_SKEW_MS) return;
  const way = instead === undefined ? 'set it' : `set it, or ${instead}`;
  throw new Refusal(
    `the clock of this machine says ${inUtc(systemClock.now())}, ${Math.round(skewMs / 1000)} s away from AWS's: ${way}`,
  );
}
