import type { Rates } from './gate';
import type { Client } from './layers';

/** What a client of the SDK is made with, whatever it asks. */
export interface ClientConfiguration {
  readonly region: string;
}

/** One API of AWS, as its collector asks it. */
export interface Api<Made extends Client> {
  readonly Client: new (configuration: ClientConfiguration) => Made;
  /** As IAM spells it. */
  readonly service: string;
  /** For one region: at most half of what AWS publishes, so that the owners' own tools are never starved. */
  readonly callsPerSecond: Rates;
}
