import { apiGatewayClients, type ApiGatewayClientsOptions } from './api-gateway-clients';
import { cloudFrontClient, type CloudFrontClientOptions } from './cloudfront-client';
import { loadBalancerClients, type LoadBalancerClientsOptions } from './load-balancer-clients';

/** The clients of one operation, one for each kind of target. */
export const operatorClients = (
  options: LoadBalancerClientsOptions & CloudFrontClientOptions & ApiGatewayClientsOptions,
) => ({
  ...loadBalancerClients(options),
  cloudfront: cloudFrontClient(options),
  apiGateway: apiGatewayClients(options),
});

/** The clients of one operation. */
export type OperatorClients = ReturnType<typeof operatorClients>;
