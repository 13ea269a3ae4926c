import { normalizedName } from '../certificate/names';
import type { CnameRecord } from './change';

/** A hosted zone of Route 53 that the world can ask. Its name is normalised. */
export interface HostedZone {
  readonly id: string;
  readonly name: string;
}

/** What stands at a name of a zone. `other`: something that is not one plain CNAME record. */
export type HeldRecord =
  { readonly kind: 'absent' | 'other' } | { readonly kind: 'cname'; readonly record: CnameRecord };

/** Where a record belongs. */
export type ZoneChoice =
  | { readonly kind: 'found'; readonly zone: HostedZone }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'several'; readonly ids: readonly string[] };

/**
 * The zone of a name: the one with the longest name that is a part of it, as name servers choose. Where several bear that name, `wanted` says
 * which; where it says another one, it is not heard.
 */
export function zoneFor(name: string, zones: readonly HostedZone[], wanted?: string): ZoneChoice {
  const around = zones.filter((zone) => isWithin(name, zone.name));
  const longest = Math.max(...around.map((zone) => zone.name.length));
  const nearest = around.filter((zone) => zone.name.length === longest);
  const [zone, ...others] = nearest.length > 1 ? nearest.filter(({ id }) => id === wanted) : nearest;
  if (zone !== undefined && others.length === 0) return { kind: 'found', zone };
  return nearest.length === 0 ? { kind: 'elsewhere' } : { kind: 'several', ids: nearest.map(({ id }) => id) };
}

const isWithin = (name: string, zone: string): boolean =>
  normalizedName(name) === zone || normalizedName(name).endsWith(`.${zone}`);
