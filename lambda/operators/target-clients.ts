import { apiGatewayClients, type ApiGatewayClientsOptions } from './api-gateway-clients';
import { cloudFrontClient, type CloudFrontClientOptions } from './cloudfront-client';
import { loadBalancerClients, type LoadBalancerClientsOptions } from './load-balancer-clients';

/** The clients for each kind of target. */
export const targetClients = (
  options: LoadBalancerClientsOptions & CloudFrontClientOptions & ApiGatewayClientsOptions,
) => ({
  ...loadBalancerClients(options),
  cloudfront: cloudFrontClient(options),
  apiGateway: apiGatewayClients(options),
});

/** These clients. */
export type TargetClients = ReturnType<typeof targetClients>;
