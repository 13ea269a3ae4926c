import type { ACMClientConfig } from '@aws-sdk/client-acm';

/** What every client gets. Credentials and endpoint come from the standard chain and from `AWS_ENDPOINT_URL` where they are not given. */
export type ClientSettings = Pick<ACMClientConfig, 'credentials' | 'endpoint' | 'maxAttempts' | 'requestHandler'>;

/** Retries that outlast a minute of throttling, and an end for answers that never come. */
export const CLIENT_DEFAULTS = {
  maxAttempts: 8,
  retryMode: 'adaptive',
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
} as const satisfies ACMClientConfig;

/** Makes each client once, when it is first needed. */
export function perRegion<Client>(make: (region: string) => Client): (region: string) => Client {
  const made = new Map<string, Client>();
  return (region) => {
    const client = made.get(region) ?? make(region);
    made.set(region, client);
    return client;
  };
}
