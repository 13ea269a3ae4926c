import { listOf, section, values } from './values';

/** A network in which a small function looks at internal load balancers. */
export interface Probe {
  readonly vpcId: string;
  /** Those from which it reaches the load balancers, public or private; it needs no way out of the network. */
  readonly subnets: readonly string[];
  /**
   * Security groups of the function, where its own is not what the network wants.
   * @default - one that lets connections out and nothing in
   */
  readonly securityGroups?: readonly string[];
  /**
   * Where the network is. In another region than the home region it is deployed as a stack of its own, which needs a bootstrap there.
   * @default - the home region
   */
  readonly region?: string;
}

/** What a configuration says of them. */
interface Probed {
  readonly probe?: readonly Probe[];
}

/** The probes of a region. */
export interface RegionProbes {
  readonly region: string;
  readonly probes: readonly Probe[];
}

/** As many as Lambda takes. */
const [MOST_SUBNETS, MOST_GROUPS] = [16, 5];

const SUBNETS = `a list of 1 to ${MOST_SUBNETS} ids of subnets, such as ['subnet-0a1b2c3d4e5f67890']`;
const GROUPS = `a list of 1 to ${MOST_GROUPS} ids of security groups, such as ['sg-0a1b2c3d4e5f67890']`;

/** The list of them in a configuration. */
export const probeSection = listOf(
  section({
    vpcId: values.vpc,
    subnets: listOf(values.subnet, SUBNETS).min(1, { error: SUBNETS }).max(MOST_SUBNETS, { error: SUBNETS }),
    securityGroups: listOf(values.securityGroup, GROUPS)
      .min(1, { error: GROUPS })
      .max(MOST_GROUPS, { error: GROUPS })
      .exactOptional(),
    region: values.region.exactOptional(),
  }),
  "a list of networks, such as [{ vpcId: 'vpc-…', subnets: ['subnet-…'] }]",
);

/** Probes by region: the home region first, and none that has none. */
export function probesOf({ probe = [] }: Probed, homeRegion: string): readonly RegionProbes[] {
  const regionOf = ({ region = homeRegion }: Probe): string => region;
  const regions = [...new Set([homeRegion, ...probe.map(regionOf)])];
  return regions
    .map((region) => ({ region, probes: probe.filter((one) => regionOf(one) === region) }))
    .filter(({ probes }) => probes.length > 0);
}

/** A network that is named twice: one of the two would do nothing. */
export const probeObstacles = ({ probe = [] }: Probed): readonly string[] =>
  probe.flatMap(({ vpcId }, index) => {
    const before = probe.findIndex((earlier) => earlier.vpcId === vpcId);
    return before === index
      ? []
      : [
          `probe[${index}] is for ${vpcId}, as is probe[${before}]: write all of its subnets there, and remove this one.`,
        ];
  });
