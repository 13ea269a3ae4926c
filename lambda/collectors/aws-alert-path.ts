import { SNSClient } from '@aws-sdk/client-sns';
import type { ReadAlertPath } from '../app/ports';
import type { Region } from '../domain/ids';
import { type AlertPathPlaces, alertPathReader, SNS_CALLS_PER_SECOND } from './alert-path';
import { CLIENT_DEFAULTS, type ClientSettings } from './clients';
import { passGates } from './gate';

/** Where the way to a human begins, and the region that it begins in. */
export interface AwsAlertPathOptions extends AlertPathPlaces {
  readonly homeRegion: Region;
  /**
   * Laid over what every client gets.
   * @default - the standard credential chain and endpoints
   */
  readonly client?: ClientSettings;
}

/** The alert path of one stack, by the AWS SDK. */
export function awsAlertPath({ homeRegion, client, ...places }: AwsAlertPathOptions): ReadAlertPath {
  const sns = new SNSClient({ ...CLIENT_DEFAULTS, ...client, region: homeRegion });
  passGates(sns, SNS_CALLS_PER_SECOND);
  return alertPathReader(sns, places);
}
