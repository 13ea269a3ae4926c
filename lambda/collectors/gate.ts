import pThrottle from 'p-throttle';
import { beforeEachAttempt, type Client } from './layers';

const SECOND_MS = 1000;

/** Calls per second by operation; `any`: of all operations that are not named, together. */
export type Rates = Readonly<Record<string, number>>;

/** Waits until a call may pass; calls pass in the order of their arrival. */
export type Gate = () => Promise<void>;

/** Opens so many times in any second, however the calls arrive. */
export const gateOf = (callsPerSecond: number): Gate =>
  pThrottle({ limit: callsPerSecond, interval: SECOND_MS, strict: true })(() => Promise.resolve());

/** Puts gates into a client, behind the retries, so that each attempt passes anew. An operation without a rate passes freely. */
export function passGates(client: Client, rates: Rates): void {
  const gates = new Map(Object.entries(rates).map(([operation, rate]) => [operation, gateOf(rate)]));
  beforeEachAttempt(client, 'rateGate', async (operation) => {
    await (gates.get(operation) ?? gates.get('any'))?.();
  });
}
