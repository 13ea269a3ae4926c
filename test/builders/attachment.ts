import type { Attachment } from '../../lambda/domain/use/attachment';
import { resourceArn, type ResourceArn } from '../../lambda/domain/ids';
import { ACCOUNT, acmArn, HOME } from './certificate';
import { NOW } from './instant';
import { overridden, type Overrides } from './overrides';

/** An application load balancer of that name. */
export const loadBalancerArn = (name = 'edge-1'): ResourceArn =>
  resourceArn(`arn:aws:elasticloadbalancing:${HOME}:${ACCOUNT}:loadbalancer/app/${name}/50dc6c495c0c9188`);

/** Its listener. */
export const listenerArn = (name = 'edge-1', listener = 'f2f7dc8efc522ab2'): ResourceArn =>
  resourceArn(`arn:aws:elasticloadbalancing:${HOME}:${ACCOUNT}:listener/app/${name}/50dc6c495c0c9188/${listener}`);

/** The default certificate of an HTTPS listener; of `aCertificate()` unless `certificate` says another. `name` makes the ARNs. */
export function anAttachment(overrides: Overrides<Attachment> = {}): Attachment {
  const name = overrides.name ?? 'edge-1';
  return overridden<Attachment>(
    {
      certificate: acmArn(),
      resource: loadBalancerArn(name),
      name,
      region: HOME,
      service: 'elbv2',
      listener: { port: 443, role: 'default', arn: listenerArn(name) },
      observedAt: NOW,
    },
    overrides,
  );
}

/** The certificate of a CloudFront distribution, which names those of IAM by id. */
export const aDistribution = (overrides: Overrides<Attachment> = {}): Attachment =>
  anAttachment({
    resource: resourceArn(`arn:aws:cloudfront::${ACCOUNT}:distribution/E2EXAMPLE`),
    name: 'd111111abcdef8.cloudfront.net',
    region: 'global',
    service: 'cloudfront',
    listener: undefined,
    ...overrides,
  });

/** The certificate of a custom domain of AppSync. */
export const aDomainName = (overrides: Overrides<Attachment> = {}): Attachment =>
  anAttachment({
    resource: resourceArn(`arn:aws:appsync:${HOME}:${ACCOUNT}:domainnames/graph.example.com`),
    name: 'graph.example.com',
    service: 'appsync',
    listener: undefined,
    ...overrides,
  });
