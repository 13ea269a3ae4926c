import type { Clock, Sources } from '../app/ports';
import type { Source } from '../domain/inventory/source';
import { type AccountId, type Place, type Region } from '../domain/ids';
import type { Instant } from '../domain/instant';
import { ACM, readAcm } from './acm';
import { describeCertificates } from './acm-describe';
import { awsClients } from './aws-clients';
import { APPSYNC, readAppSync } from './appsync';
import { callLog } from './calls';
import { PRIVATE_CA, describeAuthorities } from './certificate-authorities';
import type { ClientSettings } from './clients';
import { CLOUDFRONT, readCloudFront } from './cloudfront';
import { ELASTIC_LOAD_BALANCING, readElasticLoadBalancing } from './elastic-load-balancing';
import { ELASTIC_LOAD_BALANCING_V2, readElasticLoadBalancingV2 } from './elastic-load-balancing-v2';
import { globalRegion } from './global-region';
import { goneOf } from './gone';
import { IAM, readIam } from './iam';
import { readListenerHosts } from './listener-hosts';
import type { Attempt } from './reading';
import { ACCOUNT, EC2, readRegions } from './regions';
import { TAGGING, readTags } from './tags';
import { CLOUDTRAIL, readTrails } from './trails';

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

/** The readings of one account, by the AWS SDK. One for each run: calls and skew are counted from here on. */
export function awsSources({ account, homeRegion, clock, walkUntil, client: settings }: AwsSourcesOptions): Sources {
  const isLate = (): boolean => walkUntil !== undefined && clock.now() >= walkUntil;
  const { watch, ...log } = callLog(clock);
  const clientOf = awsClients({ homeRegion, settings, watch });
  const [ec2, accounts, acm, iam] = [clientOf(EC2), clientOf(ACCOUNT), clientOf(ACM), clientOf(IAM)];
  const [elbv2, elb] = [clientOf(ELASTIC_LOAD_BALANCING_V2), clientOf(ELASTIC_LOAD_BALANCING)];
  const [cloudfront, appsync, authorities] = [clientOf(CLOUDFRONT), clientOf(APPSYNC), clientOf(PRIVATE_CA)];
  const [tagging, cloudtrail] = [clientOf(TAGGING), clientOf(CLOUDTRAIL)];

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
    certificateAuthorities: (region, arns) => describeAuthorities(authorities(region), arns, clock),
    trails: (region) => readTrails(cloudtrail, region, clock.now()),
    attachments: {
      elbv2: (region, scope) =>
        readElasticLoadBalancingV2({ client: elbv2(region), isLate }, scope, attempt('elbv2', region)),
      elb: (region, scope) => readElasticLoadBalancing(elb(region), scope, attempt('elb', region)),
      appsync: (region) => readAppSync(appsync(region), attempt('appsync', region)),
      cloudfront: () => readCloudFront(cloudfront(homeRegion), attempt('cloudfront', 'global')),
    },
  };
}
