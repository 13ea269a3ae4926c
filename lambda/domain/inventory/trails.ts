import type { Region } from '../ids';
import type { Instant } from '../instant';

/**
 * One trail of CloudTrail that is in force in a region, and whether it logs what people change.
 *
 * `not-selected`: it logs, but no management events that write. `unreadable`: asked without an answer, or not asked, or its choice of events is beyond us.
 */
export interface Trail {
  readonly name: string;
  readonly writes: 'logged' | 'not-selected' | 'stopped' | 'unreadable';
  /** What it does, it does in every region. */
  readonly isMultiRegion: boolean;
}

/** The trails of one region, those of all regions and of the organization too. After the first that logs none is asked. */
export interface Trails {
  readonly region: Region;
  readonly readAt: Instant;
  /** `unreadable`: the list could not be read. */
  readonly trails: readonly Trail[] | 'unreadable';
}

/** A trail that logs what people change, in all other regions too. */
export const logsEverywhere = ({ trails }: Trails): Trail | undefined =>
  trails === 'unreadable'
    ? undefined
    : trails.find(({ isMultiRegion, writes }) => isMultiRegion && writes === 'logged');
