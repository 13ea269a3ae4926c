import { AccountClient } from '@aws-sdk/client-account';
import { ACMClient } from '@aws-sdk/client-acm';
import { ACMPCAClient } from '@aws-sdk/client-acm-pca';
import { AppSyncClient } from '@aws-sdk/client-appsync';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Region } from '../domain/ids';
import type { CallLog } from './calls';
import { CLIENT_DEFAULTS, type ClientSettings, perRegion } from './clients';
import { passGates, type Rates } from './gate';
import type { Client } from './layers';

/**
 * Calls per second and region that we allow ourselves: at most half of what AWS publishes, so that the owners' own tools
 * are never starved. Published: ACM list 8, describe 10; Elastic Load Balancing 10 for all calls of both generations together; tags 15.
 * IAM and CloudFront publish none, and have one for the whole account; nor does AppSync for its lists. EC2 and Account are
 * asked once or twice a run, each private CA once.
 */
export const CALLS_PER_SECOND = {
  acm: { ListCertificates: 4, DescribeCertificate: 5 },
  certificateAuthorities: { any: 2 },
  elasticLoadBalancingV2: { any: 4 },
  elasticLoadBalancing: { any: 1 },
  iam: { any: 4 },
  cloudfront: { any: 2 },
  appsync: { any: 2 },
  ec2: { any: 2 },
  account: { any: 2 },
  tag: { GetResources: 7 },
  cloudtrail: { any: 2 },
} as const satisfies Readonly<Record<string, Rates>>;

/** From where the account is read, how, and who counts the calls. */
export interface AwsClientsOptions {
  readonly homeRegion: Region;
  /** Laid over what every client gets. */
  readonly settings?: ClientSettings | undefined;
  readonly watch: CallLog['watch'];
}

/**
 * The SDK clients of one run, by region, each behind its gates and counted.
 *
 * Clients are made where they are first needed. All share the credentials that the first one finds, so that a chain which
 * asks a process or a person asks once, and all share one pool of connections.
 */
export function awsClients({ homeRegion, settings, watch }: AwsClientsOptions) {
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
  return {
    ec2: clients(EC2Client, 'ec2', CALLS_PER_SECOND.ec2),
    accounts: clients(AccountClient, 'account', CALLS_PER_SECOND.account),
    acm: clients(ACMClient, 'acm', CALLS_PER_SECOND.acm),
    authorities: clients(ACMPCAClient, 'acm-pca', CALLS_PER_SECOND.certificateAuthorities),
    iam: clients(IAMClient, 'iam', CALLS_PER_SECOND.iam),
    cloudfront: clients(CloudFrontClient, 'cloudfront', CALLS_PER_SECOND.cloudfront),
    appsync: clients(AppSyncClient, 'appsync', CALLS_PER_SECOND.appsync),
    // To IAM both generations are one service.
    elbv2: clients(ElasticLoadBalancingV2Client, 'elasticloadbalancing', CALLS_PER_SECOND.elasticLoadBalancingV2),
    elb: clients(ElasticLoadBalancingClient, 'elasticloadbalancing', CALLS_PER_SECOND.elasticLoadBalancing),
    cloudtrail: clients(CloudTrailClient, 'cloudtrail', CALLS_PER_SECOND.cloudtrail),
    tagging: clients(ResourceGroupsTaggingAPIClient, 'tag', CALLS_PER_SECOND.tag),
  };
}
