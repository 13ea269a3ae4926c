import { AccountClient } from '@aws-sdk/client-account';
import { ACMClient } from '@aws-sdk/client-acm';
import { AppSyncClient } from '@aws-sdk/client-appsync';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Clock, Sources } from '../app/ports';
import type { Source } from '../domain/source';
import { type AccountId, type Place, region as regionOf, type Region } from '../domain/ids';
import type { Instant } from '../domain/instant';
import { readAcm } from './acm';
import { describeCertificates } from './acm-describe';
import { readAppSync } from './appsync';
import { callLog } from './calls';
import { CLIENT_DEFAULTS, type ClientSettings, perRegion } from './clients';
import { readCloudFront } from './cloudfront';
import { readElasticLoadBalancing } from './elastic-load-balancing';
import { readElasticLoadBalancingV2 } from './elastic-load-balancing-v2';
import { passGates, type Rates } from './gate';
import { goneOf } from './gone';
import { readIam } from './iam';
import type { Client } from './layers';
import { readListenerHosts } from './listener-hosts';
import type { Attempt } from './reading';
import { readRegions } from './regions';
import { readTags } from './tags';

/**
 * Calls per second and region that we allow ourselves: at most half of what AWS publishes, so that the owners' own tools
 * are never starved. Published: ACM list 8, describe 10; Elastic Load Balancing 10 for all reads, each generation apart; tags 15.
 * IAM and CloudFront publish none, and have one for the whole account; nor does AppSync for its lists. EC2 and Account are
 * asked once or twice a run.
 */
const CALLS_PER_SECOND = {
  acm: { ListCertificates: 4, DescribeCertificate: 5 },
  elasticLoadBalancingV2: { any: 5 },
  elasticLoadBalancing: { any: 5 },
  iam: { any: 4 },
  cloudfront: { any: 2 },
  appsync: { any: 2 },
  ec2: { any: 2 },
  account: { any: 2 },
  tag: { GetResources: 7 },
} as const satisfies Readonly<Record<string, Rates>>;

/** Whose account is read, and from where. */
export interface AwsSourcesOptions {
  readonly account: AccountId;
  /** Asked for the list of regions; its partition is where IAM and CloudFront are asked. */
  readonly homeRegion: Region;
  readonly clock: Clock;
  /**
   * After that moment no walk of listeners begins another twenty load balancers; a later run goes on.
   * @default - all are walked, however long it takes
   */
  readonly walkUntil?: Instant;
  /**
   * Laid over what every client gets.
   * @default - the standard credential chain and endpoints
   */
  readonly client?: ClientSettings;
}

/**
 * The readings of one account, by the AWS SDK. One for each run: calls and skew are counted from here on.
 *
 * Clients are made where they are first needed. All share the credentials that the first one finds, so that a chain which
 * asks a process or a person asks once, and all share one pool of connections.
 */
export function awsSources({ account, homeRegion, clock, walkUntil, client: settings }: AwsSourcesOptions): Sources {
  const isLate = (): boolean => walkUntil !== undefined && clock.now() >= walkUntil;
  const { watch, ...log } = callLog(clock);
  const { credentials, requestHandler } = new EC2Client({ ...CLIENT_DEFAULTS, ...settings, region: homeRegion }).config;
  const shared = { ...CLIENT_DEFAULTS, ...settings, credentials, requestHandler };
  const clients = <Made extends Client>(
    Kind: new (configuration: typeof shared & { readonly region: string }) => Made,
    service: string,
    rates: Rates,
  ) =>
    perRegion((region) => {
      const client = new Kind({ ...shared, region });
      passGates(client, rates);
      watch(client, service);
      return client;
    });

  const ec2 = clients(EC2Client, 'ec2', CALLS_PER_SECOND.ec2);
  const accounts = clients(AccountClient, 'account', CALLS_PER_SECOND.account);
  const acm = clients(ACMClient, 'acm', CALLS_PER_SECOND.acm);
  const iam = clients(IAMClient, 'iam', CALLS_PER_SECOND.iam);
  const cloudfront = clients(CloudFrontClient, 'cloudfront', CALLS_PER_SECOND.cloudfront);
  const appsync = clients(AppSyncClient, 'appsync', CALLS_PER_SECOND.appsync);
  // To IAM both generations are one service.
  const elbv2 = clients(ElasticLoadBalancingV2Client, 'elasticloadbalancing', CALLS_PER_SECOND.elasticLoadBalancingV2);
  const elb = clients(ElasticLoadBalancingClient, 'elasticloadbalancing', CALLS_PER_SECOND.elasticLoadBalancing);

  const tagging = clients(ResourceGroupsTaggingAPIClient, 'tag', CALLS_PER_SECOND.tag);

  const attempt = (source: Source, region: Place): Attempt => ({ account, region, source, at: clock.now() });
  return {
    ...log,
    regions: () => readRegions({ ec2: ec2(homeRegion), account: () => accounts(homeRegion) }, clock.now()),
    acm: (region) => readAcm(acm(region), attempt('acm', region)),
    describe: (region, ids) => describeCertificates(acm(region), ids, { account, region, clock }),
    gone: (certificates) => goneOf(certificates, { acm, iam: () => iam(homeRegion), clock }),
    iam: (known) => readIam(iam(homeRegion), known, attempt('iam', 'global')),
    tags: (place, arns) =>
      readTags(tagging(place === 'global' ? globalRegion(homeRegion) : place), arns, {
        region: place,
        at: clock.now(),
      }),
    listenerHosts: (place, listeners) => readListenerHosts(elbv2(place), listeners, { region: place, at: clock.now() }),
    attachments: {
      elbv2: (region, scope) =>
        readElasticLoadBalancingV2({ client: elbv2(region), isLate }, scope, attempt('elbv2', region)),
      elb: (region, scope) => readElasticLoadBalancing(elb(region), scope, attempt('elb', region)),
      appsync: (region) => readAppSync(appsync(region), attempt('appsync', region)),
      cloudfront: () => readCloudFront(cloudfront(homeRegion), attempt('cloudfront', 'global')),
    },
  };
}

/** Where the tags of IAM and CloudFront are asked for, in the partition of a region. */
function globalRegion(home: Region): Region {
  if (home.startsWith('cn-')) return regionOf('cn-north-1');
  return regionOf(home.startsWith('us-gov-') ? 'us-gov-west-1' : 'us-east-1');
}
