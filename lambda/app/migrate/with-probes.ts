import type { Region } from '../../domain/ids';
import type { ReadPlace } from '../../domain/migration/plan-request';
import type { ListenerPlace } from '../../domain/migration/plan';
import type { ProbeReading, TargetReading } from '../../domain/migration/target-reading';
import type { FindProbes } from './ports';

/** The same places, of which each internal one says who looks at it from inside of its network. Regions without such a place are not asked. */
export async function withProbes(places: readonly ReadPlace[], find: FindProbes): Promise<readonly ReadPlace[]> {
  const regions = new Set(places.filter(isInternal).map(({ place }) => place.region));
  const found = new Map(await Promise.all([...regions].map(async (region) => [region, await find(region)] as const)));
  return places.map((one) => (isInternal(one) ? { ...one, reading: withProbe(one, found) } : one));
}

type InternalPlace = ReadPlace & {
  readonly place: ListenerPlace;
  readonly reading: Extract<TargetReading, { readonly kind: 'read' }>;
};

const isInternal = (one: ReadPlace): one is InternalPlace =>
  one.place.kind === 'listener' && one.reading.kind === 'read' && one.reading.around.internal;

type Found = ReadonlyMap<Region, Awaited<ReturnType<FindProbes>>>;

const withProbe = ({ place, reading }: InternalPlace, found: Found): TargetReading => ({
  ...reading,
  around: { ...reading.around, probe: probeFor(reading.around.vpc, found.get(place.region)) },
});

function probeFor(
  vpc: InternalPlace['reading']['around']['vpc'],
  probes: Awaited<ReturnType<FindProbes>>,
): ProbeReading {
  if (probes === undefined) return { kind: 'unknown' };
  const name = vpc && probes.get(vpc);
  return name === undefined ? { kind: 'none' } : { kind: 'found', name };
}
