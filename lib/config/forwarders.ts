import type { AccountConfiguration } from './configuration';

/** A region from which events are forwarded. */
export interface Forwarder {
  readonly region: string;
  /** Events of what is in the region: it is one of those that are read. */
  readonly tellsRegion: boolean;
  /** Events of IAM, CloudFront and Route 53. */
  readonly tellsGlobal: boolean;
}

/** Every region but the home region from which events must come, or shall. */
export function forwardersOf(
  { regions = 'enabled', forwardFrom }: AccountConfiguration,
  homeRegion: string,
): readonly Forwarder[] {
  const global = globalRegionOf(homeRegion);
  const wanted = forwardFrom ?? (regions === 'enabled' ? [] : regions);
  return [...new Set([global, ...wanted])]
    .filter((region) => region !== homeRegion)
    .map((region) => ({
      region,
      tellsRegion: regions === 'enabled' || regions.includes(region),
      tellsGlobal: region === global,
    }));
}

/** Where CloudTrail tells of services that have no region, in the partition of a region. */
function globalRegionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'us-gov-west-1';
  return region.startsWith('cn-') ? 'cn-north-1' : 'us-east-1';
}
