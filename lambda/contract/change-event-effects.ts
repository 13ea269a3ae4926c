import { ACCOUNT_CELL, type CellRequest } from '../domain/inventory/cell-request';
import { isLegacyName } from '../domain/use/attachment-owners';
import {
  type AccountId,
  certificateArn,
  type NonEmpty,
  type Region,
  resourceArn,
  type ResourceArn,
} from '../domain/ids';
import { type ChangedService, VALIDATION_DOMAIN } from './change-events';
import { textsAt, valuesAt } from './texts-at';

/** What was called, as far as it tells what to read again. */
export interface CallRecord {
  readonly account: AccountId;
  readonly region: Region;
  readonly eventName: string;
  readonly parameters: unknown;
  readonly response: unknown;
}

/** What a call was about, in its own words, and what to read again for it. */
export interface CallEffect {
  readonly certificates: readonly string[];
  readonly resources: readonly string[];
  readonly cells: NonEmpty<CellRequest>;
}

/**
 * What each service's calls are about; `undefined`: nothing that matters. CloudTrail lowers the first letter of a key and leaves the rest: `sSLCertificateId`.
 *
 * Records may be incomplete: what they do not name is not looked for, and found by the next scan or walk.
 */
export const EFFECTS: Readonly<Record<ChangedService, (call: CallRecord) => CallEffect | undefined>> = {
  acm: ({ region, parameters, response }) => ({
    certificates: [...textsAt(parameters, 'certificateArn'), ...textsAt(response, 'certificateArn')],
    resources: [],
    cells: [{ region, source: 'acm' }],
  }),

  iam: ({ parameters, response }) => ({
    certificates: [
      ...textsAt(response, 'serverCertificateMetadata', 'arn'),
      ...textsAt(response, 'serverCertificateMetadata', 'serverCertificateId'),
      ...textsAt(parameters, 'serverCertificateName'),
      ...textsAt(parameters, 'newServerCertificateName'),
    ],
    resources: [],
    cells: [IAM],
  }),

  elasticloadbalancing: (call) =>
    textsAt(call.parameters, 'loadBalancerName').length > 0 ? classicEffect(call) : listenerEffect(call),

  cloudfront: ({ region, parameters, response }) => {
    const configurations = [
      ...valuesAt(parameters, 'distributionConfig'),
      ...valuesAt(parameters, 'distributionConfigWithTags', 'distributionConfig'),
    ];
    const legacy = textsAt(configurations, 'viewerCertificate', 'iAMCertificateId');
    const acm = [
      ...textsAt(configurations, 'viewerCertificate', 'aCMCertificateArn'),
      ...textsAt(parameters, 'customizations', 'certificate', 'arn'),
    ];
    return {
      certificates: [...acm, ...legacy],
      resources: [
        ...textsAt(response, 'distribution', 'aRN'),
        ...textsAt(response, 'distributionTenant', 'arn'),
        ...textsAt(parameters, 'id'),
      ],
      // What it held before is not named: ACM tells of it where CloudFront takes its certificates from.
      cells: [
        { region: 'global', source: 'cloudfront' },
        { region, source: 'acm' },
        ...(legacy.length > 0 ? [IAM] : []),
      ],
    };
  },

  route53: ({ parameters }) => {
    const records = valuesAt(parameters, 'changeBatch', 'changes').filter(isValidationGone);
    if (records.length === 0) return undefined;
    const names = textsAt(records, 'resourceRecordSet', 'name').map((name) => name.replace(/\.$/, ''));
    return { certificates: [], resources: names, cells: [ACCOUNT_CELL] };
  },

  sns: ({ parameters }) => ({
    certificates: [],
    resources: [...textsAt(parameters, 'topicArn'), ...textsAt(parameters, 'subscriptionArn')],
    cells: [ACCOUNT_CELL],
  }),
};

const IAM: CellRequest = { region: 'global', source: 'iam' };

/** Of an Application or Network Load Balancer. Without its load balancer a listener does not exist. */
function listenerEffect({ region, eventName, parameters, response }: CallRecord): CallEffect | undefined {
  const certificates = textsAt(parameters, 'certificates', 'certificateArn');
  const isModified = eventName === 'ModifyListener' && textsAt(parameters, 'protocol').length > 0;
  if (certificates.length === 0 && !eventName.startsWith('Delete') && !isModified) return undefined;
  const balancers = textsAt(parameters, 'loadBalancerArn');
  const listeners = [
    ...textsAt(parameters, 'listenerArn'),
    ...textsAt(response, 'listeners', 'listenerArn'),
    ...(eventName === 'DeleteLoadBalancer' ? balancers : []),
  ];
  return {
    certificates,
    resources: [...new Set([...listeners, ...balancers])],
    cells: usesOf(region, certificates, { source: 'elbv2', listeners }),
  };
}

/** Of a Classic Load Balancer, whose name stands for all its listeners. */
function classicEffect({ account, region, eventName, parameters }: CallRecord): CallEffect | undefined {
  const certificates = [
    ...textsAt(parameters, 'sSLCertificateId'),
    ...textsAt(parameters, 'listeners', 'sSLCertificateId'),
  ];
  if (certificates.length === 0 && !eventName.startsWith('Delete')) return undefined;
  // A name alone would be that of another load balancer in the next region, too.
  const balancers = textsAt(parameters, 'loadBalancerName').map(
    (name) => `arn:${partitionOf(region)}:elasticloadbalancing:${region}:${account}:loadbalancer/${name}`,
  );
  return {
    certificates,
    resources: balancers,
    cells: usesOf(region, certificates, { source: 'elb', listeners: balancers }),
  };
}

/** The listeners themselves, what ACM says of uses, and IAM where a certificate of it is named that nobody may have read yet. */
function usesOf(
  region: Region,
  certificates: readonly string[],
  { source, listeners }: { readonly source: 'elbv2' | 'elb'; readonly listeners: readonly string[] },
): NonEmpty<CellRequest> {
  const [first, ...others] = [...new Set(listeners.filter((one) => one.startsWith('arn:')))].map(resourceArn);
  const walked: readonly CellRequest[] = first === undefined ? [] : [narrowed(region, source, [first, ...others])];
  const isLegacy = certificates.some((one) => isLegacyName(certificateArn(one)));
  return [{ region, source: 'acm' }, ...walked, ...(isLegacy ? [IAM] : [])];
}

const narrowed = (region: Region, source: 'elbv2' | 'elb', listeners: NonEmpty<ResourceArn>): CellRequest => ({
  region,
  source,
  listeners,
});

/** Records of Classic load balancers hold no ARN of theirs. */
function partitionOf(region: Region): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Deleted, or written over: what it says now is asked of the DNS. */
const isValidationGone = (change: unknown): boolean =>
  textsAt(change, 'action').some((action) => action === 'DELETE' || action === 'UPSERT') &&
  textsAt(change, 'resourceRecordSet', 'type').includes('CNAME') &&
  textsAt(change, 'resourceRecordSet', 'resourceRecords', 'value').some((value) =>
    value.toLowerCase().replace(/\.$/, '').endsWith(`.${VALIDATION_DOMAIN}`),
  );
