import { type Instant, MINUTE_MS } from '../instant';
import type { PlannedCertificate } from './plan';

/** How carefully, and how fast. */
export interface Profile {
  /** Targets at the same time. */
  readonly concurrency: number;
  /** Calls a second and region that change a listener. AWS allows 3 to all users of an account together. */
  readonly writesPerSecond: number;
  /** How long a target must show the new certificate in an unbroken row. */
  readonly bakeMs: number;
  readonly canaryBakeMs: number;
  /** Handshakes of every address in that row, the first and the last included. */
  readonly rounds: number;
  /** How long the nodes of a load balancer may take until all show it. */
  readonly patienceMs: number;
  /** Targets of the waves after the canary that may fail before nothing more is begun. */
  readonly mostFailures: number;
}

/** Half of the quota. What is no listener has gates of its own. */
export const NORMAL: Profile = {
  concurrency: 5,
  writesPerSecond: 1.5,
  bakeMs: 5 * MINUTE_MS,
  canaryBakeMs: 15 * MINUTE_MS,
  rounds: 5,
  patienceMs: 10 * MINUTE_MS,
  mostFailures: 1,
};

/** Nearly all of the quota: what else changes load balancers of this account meanwhile is throttled. */
export const EMERGENCY: Profile = {
  ...NORMAL,
  concurrency: 20,
  writesPerSecond: 2.5,
  bakeMs: MINUTE_MS,
  canaryBakeMs: MINUTE_MS,
};

/** Whether it has expired; of what ends nobody knows when, nobody knows that either. */
export const hasExpired = ({ notAfter }: Pick<PlannedCertificate, 'notAfter'>, now: Instant): boolean =>
  notAfter !== undefined && notAfter <= now;

/**
 * How it goes on once the old certificate has expired: clients are turned away until it is replaced, so that nobody waits longer than in an emergency.
 * What it takes of the calls that all share stays as it was agreed.
 */
export const hurried = (agreed: Profile): Profile => ({
  ...agreed,
  concurrency: Math.max(agreed.concurrency, EMERGENCY.concurrency),
  bakeMs: Math.min(agreed.bakeMs, EMERGENCY.bakeMs),
  canaryBakeMs: Math.min(agreed.canaryBakeMs, EMERGENCY.canaryBakeMs),
});
