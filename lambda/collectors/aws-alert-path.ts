import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient } from '@aws-sdk/client-sns';
import type { AlertPathSource } from '../app/ports';
import type { Region } from '../domain/ids';
import { type AlertPathPlaces, alertPathSource } from './alert-path';
import { CLIENT_DEFAULTS, type ClientSettings } from './clients';

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
export function awsAlertPath({ homeRegion, client, ...places }: AwsAlertPathOptions): AlertPathSource {
  const configuration = { ...CLIENT_DEFAULTS, ...client, region: homeRegion };
  return alertPathSource(
    { sns: new SNSClient(configuration), secrets: new SecretsManagerClient(configuration) },
    places,
  );
}
