import type { LocalAws } from '../aws/local-aws';
import type { FakeNameServer } from '../fakes/name-server';
import { addToSniList, createLoadBalancer, type MadeListener } from './load-balancers';

/** Where a fleet is made. */
export interface FleetGround {
  readonly aws: LocalAws;
  readonly dns: Pick<FakeNameServer, 'put'>;
  /** So many days from the day on which the fleet is made. */
  readonly day: (days: number) => string;
}

/** One listener, of a load balancer called `edge`, whose SNI list gives a use to whoever only needs one. */
export interface Edge {
  readonly use: (certificate: string) => Promise<void>;
}

/** Makes it, under that default certificate. */
export async function makeEdge(aws: LocalAws, certificate: string): Promise<Edge> {
  const listener: MadeListener = await createLoadBalancer(aws, { name: 'edge', certificate });
  return { use: async (other) => addToSniList(aws, listener, other) };
}

/** Of a certificate that lives for a year and has so many days left. */
export const yearEnding = (
  { day }: Pick<FleetGround, 'day'>,
  days: number,
): { readonly notBefore: string; readonly notAfter: string } => ({
  notBefore: day(days - 365),
  notAfter: day(days),
});
