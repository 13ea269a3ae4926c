import pThrottle from 'p-throttle';
import { beforeEachAttempt, type Client } from './layers';

const SECOND_MS = 1000;

/**
 * Calls per second and region that we allow ourselves: at most half of what AWS publishes, so that the owners' own tools
 * are never starved. Published: ACM list 8, describe 10; Elastic Load Balancing 10 for all reads, each generation apart.
 * IAM and CloudFront publish none, and have one for the whole account; EC2 and Account are asked once or twice a run.
 */
export const CALLS_PER_SECOND = {
  acm: { ListCertificates: 4, DescribeCertificate: 5 },
  elasticLoadBalancingV2: { any: 5 },
  elasticLoadBalancing: { any: 5 },
  iam: { any: 4 },
  cloudfront: { any: 2 },
  ec2: { any: 2 },
  account: { any: 2 },
} as const satisfies Readonly<Record<string, Rates>>;

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
