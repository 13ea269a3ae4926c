import { ACMClient } from '@aws-sdk/client-acm';
import type { IAMClient } from '@aws-sdk/client-iam';
import { Route53Client } from '@aws-sdk/client-route-53';
import type { Api } from '../collectors/aws-api';
import { awsClients } from '../collectors/aws-clients';
import { type CallLog, callLog } from '../collectors/calls';
import type { ClientSettings } from '../collectors/clients';
import { globalRegion } from '../collectors/global-region';
import { IAM } from '../collectors/iam';
import type { Clock } from '../app/ports';
import type { Region } from '../domain/ids';

/** AWS publishes 10 of these reads, 5 changes of options and 1 import a second. */
const ACM_OF_OPERATIONS = {
  Client: ACMClient,
  service: 'acm',
  callsPerSecond: { DescribeCertificate: 5, GetCertificate: 5, any: 1 },
} as const satisfies Api<ACMClient>;

/** AWS publishes 5 calls a second for the whole account. */
const ROUTE_53 = {
  Client: Route53Client,
  service: 'route53',
  callsPerSecond: { any: 2 },
} as const satisfies Api<Route53Client>;

/** What an operation asks: ACM by region; IAM and Route 53 have none. */
export interface OperatorClients {
  readonly acm: (region: string) => ACMClient;
  readonly iam: () => IAMClient;
  readonly route53: () => Route53Client;
}

/** The clients of one operation, with the credentials of whoever runs it. `settings`: laid over what every client gets. */
export function operatorClients(
  homeRegion: Region,
  { clock, settings }: { readonly clock: Clock; readonly settings?: ClientSettings },
): OperatorClients {
  const { watch }: CallLog = callLog(clock);
  const clientOf = awsClients({ homeRegion, settings, watch });
  const [iam, route53] = [clientOf(IAM), clientOf(ROUTE_53)];
  return {
    acm: clientOf(ACM_OF_OPERATIONS),
    iam: () => iam(homeRegion),
    route53: () => route53(globalRegion(homeRegion)),
  };
}
