import type { Region } from './ids';
import type { Instant } from './instant';

/**
 * One trail of CloudTrail that is in force in a region, and whether it logs what people change.
 *
 * `not-selected`: it logs, but no management events that write. `unreadable`: asked without an answer, or not asked, or its choice of events is beyond us.
 */
export interface Trail {
  readonly name: string;
  readonly writes: 'logged' | 'not-selected' | 'stopped' | 'unreadable';
}

/** The trails of one region, those of all regions and of the organization too. After the first that logs none is asked. */
export interface Trails {
  readonly region: Region;
  readonly readAt: Instant;
  /** `unreadable`: the list could not be read. */
  readonly trails: readonly Trail[] | 'unreadable';
}
