import { MINUTE_MS } from '../instant';
import type { TargetPlace } from './plan';
import type { Profile } from './profile';

/** How a change comes into force. */
export interface Deployment {
  /** Until it usually has reached all of where it is served. */
  readonly usualMs: number;
  /** How long that may take before it counts as failed. */
  readonly longestMs: number;
  /** Between two changes of places of this kind. */
  readonly spacingMs: number;
  /** Between two looks at places of this kind. Zero: others wait longer for something else. */
  readonly lookMs: number;
}

const SECOND_MS = 1000;

/** How a change of this place comes into force. Load balancers say nothing of it: handshakes show it. */
export function deploymentOf(place: TargetPlace, { writesPerSecond }: Pick<Profile, 'writesPerSecond'>): Deployment {
  switch (place.kind) {
    case 'listener':
      return { usualMs: 0, longestMs: 0, spacingMs: SECOND_MS / writesPerSecond, lookMs: LISTENER_LOOK_MS };
    case 'distribution':
      return {
        ...{ usualMs: 5 * MINUTE_MS, longestMs: 30 * MINUTE_MS, lookMs: 0 },
        spacingMs: SECOND_MS / CLOUDFRONT_WRITES_PER_SECOND,
      };
    case 'api-domain':
      return { ...API_DOMAINS[place.endpoint], lookMs: 0, spacingMs: SECOND_MS / API_GATEWAY_WRITES_PER_SECOND };
  }
}

/** Half of what AWS gives the account and region for reading load balancers. */
export const LISTENER_READS_PER_SECOND = 5;

/** A listener, and its list. */
const LISTENER_LOOK_MS = (2 * SECOND_MS) / LISTENER_READS_PER_SECOND;

/** AWS publishes no rate: so little that nobody feels it, in an emergency, too. */
export const CLOUDFRONT_WRITES_PER_SECOND = 0.5;

/** Half of what AWS publishes for `UpdateDomainName`, one in 30 seconds to the whole account; an emergency gets no more. */
export const API_GATEWAY_WRITES_PER_SECOND = 1 / 60;

/** AWS speaks of about 40 minutes until the edges have another certificate. */
const API_DOMAINS = {
  regional: { usualMs: MINUTE_MS, longestMs: 15 * MINUTE_MS },
  edge: { usualMs: 40 * MINUTE_MS, longestMs: 90 * MINUTE_MS },
} as const;
