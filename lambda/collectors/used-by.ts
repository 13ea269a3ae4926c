import type { Attachment } from '../domain/attachment';
import { type AccountId, type CertificateId, region, resourceArn } from '../domain/ids';
import type { Instant } from '../domain/instant';
import { type Arn, parseArn } from './arn';

/** Who is used, and in whose account we look. */
export interface Used {
  readonly certificate: CertificateId;
  readonly account: AccountId;
  readonly observedAt: Instant;
}

/**
 * An entry of ACM's `InUseBy`: a resource without port and role.
 *
 * API Gateway and others serve through load balancers and distributions in accounts of AWS, whose names tell nobody
 * anything: these go by the name of their service. A text that is no ARN stands as it is, since something uses the certificate.
 */
export function usedBy(user: string, { certificate, account, observedAt }: Used): Attachment {
  const arn = parseArn(user);
  const foreign = arn !== undefined && arn.account !== '' && arn.account !== account;
  return {
    certificate,
    resource: resourceArn(user),
    name: nameOf(user, arn, foreign),
    region: arn === undefined || arn.region === '' ? 'global' : region(arn.region),
    service: arn === undefined ? 'other' : serviceOf(arn),
    observedAt,
  };
}

function nameOf(user: string, arn: Arn | undefined, foreign: boolean): string {
  if (arn === undefined) return user;
  return foreign ? arn.service : resourceName(arn);
}

/** The name in the ARN of a resource: of `loadbalancer/app/edge/50dc6c495c0c9188` it is `edge`, of `distribution/E1` it is `E1`. */
export function resourceName({ resource }: Arn): string {
  const parts = resource.split('/');
  const ofLoadBalancer = /^(?:loadbalancer|listener)\/(?:app|net|gwy)\//.test(resource) ? parts[2] : undefined;
  return ofLoadBalancer ?? parts.at(-1) ?? resource;
}

function serviceOf({ service, resource }: Arn): Attachment['service'] {
  if (service === 'cloudfront') return 'cloudfront';
  if (service !== 'elasticloadbalancing') return 'other';
  return /^loadbalancer\/(?:app|net)\//.test(resource) ? 'elbv2' : 'elb';
}
