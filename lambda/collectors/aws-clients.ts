import { EC2Client } from '@aws-sdk/client-ec2';
import type { Region } from '../domain/ids';
import type { Api } from './aws-api';
import type { CallLog } from './calls';
import { CLIENT_DEFAULTS, type ClientSettings, perRegion } from './clients';
import { passGates } from './gate';
import type { Client } from './layers';

/** From where the account is read, how, and who counts the calls. */
export interface AwsClientsOptions {
  readonly homeRegion: Region;
  /** Laid over what every client gets. */
  readonly settings?: ClientSettings | undefined;
  readonly watch: CallLog['watch'];
}

/** The client of an API in a region. */
export type ClientIn<Made> = (region: string) => Made;

/**
 * How one run makes its clients of the SDK, each behind its gates and counted.
 *
 * Clients are made where they are first needed. All share the credentials that the first one finds, so that a chain which
 * asks a process or a person asks once, and all share one pool of connections.
 */
export function awsClients({ homeRegion, settings, watch }: AwsClientsOptions) {
  const { credentials, requestHandler } = new EC2Client({ ...CLIENT_DEFAULTS, ...settings, region: homeRegion }).config;
  const shared = { ...CLIENT_DEFAULTS, ...settings, credentials, requestHandler };
  return <Made extends Client>({ Client, service, callsPerSecond }: Api<Made>): ClientIn<Made> =>
    perRegion((region) => {
      const client = new Client({ ...shared, region });
      passGates(client, callsPerSecond);
      watch(client, service);
      return client;
    });
}
