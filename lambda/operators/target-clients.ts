import { cloudFrontClient, type CloudFrontClientOptions } from './cloudfront-client';
import { loadBalancerClients, type LoadBalancerClientsOptions } from './load-balancer-clients';

/** The clients for each kind of target. */
export const targetClients = (options: LoadBalancerClientsOptions & CloudFrontClientOptions) => ({
  ...loadBalancerClients(options),
  cloudfront: cloudFrontClient(options),
});

/** These clients. */
export type TargetClients = ReturnType<typeof targetClients>;
