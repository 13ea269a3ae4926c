import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { CallLog } from '../collectors/calls';
import { CLIENT_DEFAULTS, type ClientSettings, perRegion } from '../collectors/clients';
import { beforeEachAttempt, type Client } from '../collectors/layers';
import { LISTENER_READS_PER_SECOND } from '../domain/migration/deployment';
import { evenly } from './evenly';

const WRITES: ReadonlySet<string> = new Set([
  'ModifyListener',
  'AddListenerCertificates',
  'RemoveListenerCertificates',
  'SetLoadBalancerListenerSSLCertificate',
]);

/** How often listeners may be changed, and who counts. */
export interface LoadBalancerClientsOptions {
  readonly writesPerSecond: number;
  readonly watch: CallLog['watch'];
  /**
   * Laid over what every client gets.
   * @default - the standard credential chain and endpoints
   */
  readonly settings?: ClientSettings;
}

/** The clients of both generations by region. Reads of both pass one gate of the region, writes another. */
export function loadBalancerClients({ writesPerSecond, watch, settings }: LoadBalancerClientsOptions) {
  const writeGate = perRegion(() => evenly(writesPerSecond));
  const readGate = perRegion(() => evenly(LISTENER_READS_PER_SECOND));
  const gated = <Made extends Client>(make: (region: string) => Made) =>
    perRegion((region) => {
      const client = make(region);
      beforeEachAttempt(client, 'operatorGate', async (operation) => {
        await (WRITES.has(operation) ? writeGate(region) : readGate(region))();
      });
      watch(client, 'elasticloadbalancing');
      return client;
    });
  return {
    elbv2: gated((region) => new ElasticLoadBalancingV2Client({ ...CLIENT_DEFAULTS, ...settings, region })),
    elb: gated((region) => new ElasticLoadBalancingClient({ ...CLIENT_DEFAULTS, ...settings, region })),
  };
}

/** The clients of both generations. */
export type LoadBalancerClients = ReturnType<typeof loadBalancerClients>;
