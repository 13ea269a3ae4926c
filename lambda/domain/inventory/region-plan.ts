import type { AccountId, Place, Region } from '../ids';
import type { Instant } from '../instant';
import type { CellReading } from './reading';
import { REGIONAL_SOURCES, WALKED_SOURCES } from './source';

/** Which regions exist, and which of them the user wants. */
export interface RegionChoice {
  /** Enabled in the account; all that is known of them when nobody answered. */
  readonly enabled: readonly Region[];
  /** By the configuration: a list excludes the others. */
  readonly configured: 'enabled' | readonly Region[];
  /** Of `scan --region`: the others are not asked for this time. Absent: all. */
  readonly requested?: readonly Region[];
}

/** Which regions to read, and what to say of the others. */
export interface RegionPlan {
  readonly read: readonly Region[];
  readonly skipped: readonly { readonly region: Region; readonly reason: 'excluded' | 'not-requested' }[];
}

/**
 * Every region that is enabled or configured is either read or skipped by name: one that is in neither list would be an invisible blind spot.
 *
 * A configured region that is not enabled, be it a misspelt one, is read all the same: what it answers says so.
 */
export function planRegions({ enabled, configured, requested }: RegionChoice): RegionPlan {
  const read: Region[] = [];
  const skipped: { region: Region; reason: 'excluded' | 'not-requested' }[] = [];
  const wanted = configured === 'enabled' ? enabled : configured;
  for (const region of new Set([...enabled, ...wanted])) {
    if (!wanted.includes(region)) skipped.push({ region, reason: 'excluded' });
    else if (requested !== undefined && !requested.includes(region)) skipped.push({ region, reason: 'not-requested' });
    else read.push(region);
  }
  return { read, skipped };
}

/** The readings that stand for what was skipped. */
export const skippedReadings = (account: AccountId, at: Instant, { skipped }: RegionPlan): readonly CellReading[] =>
  skipped.flatMap(({ region, reason }) =>
    REGIONAL_SOURCES.map((source): CellReading => ({ account, region, source, at, status: 'skipped', reason })),
  );

/** The readings of listeners that nobody needs, because the account holds no legacy certificate. */
export const unneededWalks = (account: AccountId, at: Instant, regions: readonly Place[]): readonly CellReading[] =>
  regions.flatMap((region) =>
    WALKED_SOURCES.map((source): CellReading => ({
      account,
      region,
      source,
      at,
      status: 'skipped',
      reason: 'not-needed',
    })),
  );
