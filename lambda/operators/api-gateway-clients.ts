import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import type { CallLog } from '../collectors/calls';
import { CLIENT_DEFAULTS, type ClientSettings, perRegion } from '../collectors/clients';
import { beforeEachAttempt } from '../collectors/layers';
import { API_GATEWAY_WRITES_PER_SECOND } from '../domain/migration/deployment';
import { evenly } from './evenly';

/** Half of the 10 a second that AWS publishes for all calls of an account that manage API Gateway. */
const READS_PER_SECOND = 5;

/** Who counts. */
export interface ApiGatewayClientsOptions {
  readonly watch: CallLog['watch'];
  /**
   * Laid over what every client gets.
   * @default - the standard credential chain and endpoints
   */
  readonly settings?: ClientSettings;
}

/** The clients of API Gateway by region. All pass the same gates: AWS publishes rates for the account, and says nothing of regions. */
export function apiGatewayClients({ watch, settings }: ApiGatewayClientsOptions) {
  const [reads, writes] = [evenly(READS_PER_SECOND), evenly(API_GATEWAY_WRITES_PER_SECOND)];
  return perRegion((region) => {
    const client = new APIGatewayClient({ ...CLIENT_DEFAULTS, ...settings, region });
    beforeEachAttempt(client, 'operatorGate', async (operation) => {
      await (operation === 'UpdateDomainName' ? writes() : reads());
    });
    watch(client, 'apigateway');
    return client;
  });
}

/** The client of a region. */
export type ApiGatewayClients = ReturnType<typeof apiGatewayClients>;
