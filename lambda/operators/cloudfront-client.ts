import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import type { CallLog } from '../collectors/calls';
import { CLIENT_DEFAULTS, type ClientSettings } from '../collectors/clients';
import { globalRegion } from '../collectors/global-region';
import { beforeEachAttempt } from '../collectors/layers';
import type { Region } from '../domain/ids';
import { CLOUDFRONT_WRITES_PER_SECOND } from '../domain/migration/deployment';
import { evenly } from './evenly';

/** AWS publishes no rate, and has one for the whole account. */
const READS_PER_SECOND = 2;

/** From where CloudFront is asked, and who counts. */
export interface CloudFrontClientOptions {
  readonly homeRegion: Region;
  readonly watch: CallLog['watch'];
  /**
   * Laid over what the client gets.
   * @default - the standard credential chain and endpoints
   */
  readonly settings?: ClientSettings;
}

/** The client of CloudFront for an operation. Changes pass a gate of their own. */
export function cloudFrontClient({ homeRegion, watch, settings }: CloudFrontClientOptions): CloudFrontClient {
  const client = new CloudFrontClient({ ...CLIENT_DEFAULTS, ...settings, region: globalRegion(homeRegion) });
  const [reads, writes] = [evenly(READS_PER_SECOND), evenly(CLOUDFRONT_WRITES_PER_SECOND)];
  beforeEachAttempt(client, 'operatorGate', async (operation) => {
    await (operation === 'UpdateDistribution' ? writes() : reads());
  });
  watch(client, 'cloudfront');
  return client;
}
