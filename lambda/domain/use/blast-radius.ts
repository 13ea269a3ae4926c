import type { Attachment } from './attachment';
import { normalizedName } from '../certificate/names';

/**
 * What breaks with a certificate. Staging distributions do not count: nobody but a tester is sent there.
 *
 * `hosts`: the names of the certificate that are no wildcards, and those host names of rules that its wildcards stand for, as far as the rules were read.
 * `regions`: of the resources; CloudFront, which has none, counts as one more.
 */
export interface BlastRadius {
  readonly resources: number;
  /** Of the resources; the others are of other services. */
  readonly loadBalancers: number;
  readonly distributions: number;
  readonly hosts: number;
  readonly regions: number;
  /** The larger, the more breaks: more resources, then more host names, then more regions. It says nothing else. */
  readonly rank: number;
}

/** What is counted. */
export interface Uses {
  readonly names: readonly string[];
  readonly attachments: readonly Attachment[];
}

/** So many of each are told apart by the rank: its digits have room for no more. */
const MOST = { resources: 999_999, hosts: 99_999, regions: 999 };

const NOTHING: BlastRadius = { resources: 0, loadBalancers: 0, distributions: 0, hosts: 0, regions: 0, rank: 0 };

/** What breaks with a certificate of these names that is used there. Attachments bring the host names of their rules with them. */
export function blastRadiusOf({ names, attachments }: Uses): BlastRadius {
  const serving = attachments.filter(({ staging }) => staging !== true);
  if (serving.length === 0) return NOTHING;
  const services = [...new Map(serving.map(({ resource, service }) => [resource, service])).values()];
  const hosts = hostNames(names, serving).size;
  const regions = new Set(serving.map(({ region }) => region)).size;
  return {
    resources: services.length,
    loadBalancers: services.filter((service) => service === 'elbv2' || service === 'elb').length,
    distributions: services.filter((service) => service === 'cloudfront').length,
    hosts,
    regions,
    rank: rankOf(services.length, hosts, regions),
  };
}

const hostNames = (names: readonly string[], attachments: readonly Attachment[]): ReadonlySet<string> =>
  new Set(
    [...names.filter((name) => !name.startsWith('*.')), ...attachments.flatMap(({ hosts = [] }) => hosts)].map(
      normalizedName,
    ),
  );

const rankOf = (resources: number, hosts: number, regions: number): number =>
  (Math.min(resources, MOST.resources) * (MOST.hosts + 1) + Math.min(hosts, MOST.hosts)) * (MOST.regions + 1) +
  Math.min(regions, MOST.regions);
