import type { LocalAws } from './local-aws';

export interface ClientConfiguration {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts?: number;
}

/** What an SDK client needs to talk to this local AWS. */
export const configurationOf = (aws: LocalAws, region = aws.region): ClientConfiguration => ({
  endpoint: aws.endpoint,
  region,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'any' },
});

/** A client of the SDK for this local AWS. */
export const clientOf = <Client>(
  aws: LocalAws,
  Constructor: new (configuration: ClientConfiguration) => Client,
  region?: string,
): Client => new Constructor(configurationOf(aws, region));
