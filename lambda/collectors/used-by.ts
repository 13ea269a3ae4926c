import type { Attachment } from '../domain/use/attachment';
import { type AccountId, type CertificateId, region, resourceArn } from '../domain/ids';
import type { Instant } from '../domain/instant';
import type { ToldService } from '../domain/use/told-service';
import { type Arn, parseArn } from './arn';

/** Who is used, and in whose account we look. */
export interface Used {
  readonly certificate: CertificateId;
  readonly account: AccountId;
  readonly observedAt: Instant;
}

/**
 * An entry of ACM's `InUseBy`: a resource without port and role. A text that is no ARN stands as it is, since something
 * uses the certificate.
 */
export function usedBy(user: string, { certificate, account, observedAt }: Used): Attachment {
  const arn = parseArn(user);
  const shared = { certificate, resource: resourceArn(user), observedAt } as const;
  if (arn === undefined) return { ...shared, name: user, region: 'global', service: 'other' };
  const service = serviceOf(arn);
  const foreign = arn.account !== '' && arn.account !== account;
  return {
    ...shared,
    name: foreign ? foreignName(service, arn) : resourceName(arn),
    region: arn.region === '' ? 'global' : region(arn.region),
    service,
  };
}

/**
 * What to look for instead of a resource in an account of AWS, whose name tells nobody anything.
 *
 * ACM shares no certificate with another customer: what is not ours serves one of our domains. API Gateway, Cognito,
 * AppSync and Amplify are known to serve them through distributions of their own, API Gateway through load balancers, too;
 * which service it is, neither the ARN nor ACM says.
 */
function foreignName(service: Attachment['service'], { service: namespace }: Arn): string {
  if (service === 'cloudfront')
    return 'custom domain of API Gateway, Cognito, AppSync, Amplify or the like (a distribution of AWS)';
  if (service === 'elbv2' || service === 'elb')
    return 'custom domain of API Gateway or the like (a load balancer of AWS)';
  return `${service === 'other' ? namespace : 'resource'} in an account of AWS`;
}

/** The name in the ARN of a resource: of `loadbalancer/app/edge/50dc6c495c0c9188` it is `edge`, of `distribution/E1` it is `E1`. */
export function resourceName({ resource }: Arn): string {
  const parts = resource.split('/');
  const ofLoadBalancer = /^(?:loadbalancer|listener)\/(?:app|net|gwy)\//.test(resource) ? parts[2] : undefined;
  return ofLoadBalancer ?? parts.at(-1) ?? resource;
}

/** By what their ARNs begin with, behind the fields that all have. */
const TOLD: readonly (readonly [beginning: string, service: ToldService])[] = [
  ['apigateway:/domainnames/', 'api-gateway'],
  ['cognito-idp:', 'cognito'],
  ['ec2:client-vpn-endpoint/', 'client-vpn'],
  ['ec2:verified-access-endpoint/', 'verified-access'],
  ['es:', 'opensearch'],
  ['iam:role/', 'nitro-enclaves'],
  ['network-firewall:', 'network-firewall'],
  ['vpc-lattice:', 'vpc-lattice'],
];

function serviceOf({ service, resource }: Arn): Attachment['service'] {
  if (service === 'cloudfront') return 'cloudfront';
  if (service === 'elasticloadbalancing') return /^loadbalancer\/(?:app|net)\//.test(resource) ? 'elbv2' : 'elb';
  const [, told] = TOLD.find(([beginning]) => `${service}:${resource}`.startsWith(beginning)) ?? [];
  return told ?? 'other';
}
