import { certificateArn, certificateId, resourceArn } from '../../lambda/domain/ids';
import type { Certificate } from '../../lambda/domain/certificate/certificate';
import type { Issuer } from '../../lambda/domain/migration/issuer';
import type { Move } from '../../lambda/domain/migration/target-state';
import { makePlan } from '../../lambda/domain/migration/make-plan';
import type { PlanRequest } from '../../lambda/domain/migration/plan-request';
import type {
  ApiDomainPlace,
  DistributionPlace,
  ListenerPlace,
  Plan,
  PlannedTarget,
  Target,
  TargetState,
} from '../../lambda/domain/migration/plan';
import type { Surroundings, TargetReading } from '../../lambda/domain/migration/target-reading';
import { listenerArn, loadBalancerArn } from './attachment';
import { ACCOUNT, aCertificate, acmArn, anIamCertificate, HOME } from './certificate';
import { daysFromNow, NOW } from './instant';
import { overridden, type Overrides } from './overrides';

export const OLD = certificateArn('arn:aws:iam::123456789012:server-certificate/legacy-shop');
export const NEW = acmArn(2);
export const OTHER = acmArn(3);

/** What handshakes show of each. */
export const LEAVES = { old: 'leaf-of-old', new: 'leaf-of-new', other: 'leaf-of-other' } as const;

/** Who issued what was uploaded, by its own words. */
export const PUBLIC_CA: Issuer = { name: 'CN=Example Public CA', authority: 'public' };

/** The old one, with ten days to live. */
export const theOld = (): Certificate => anIamCertificate({ notAfter: daysFromNow(10) });

/** Of ACM, for the same names, renewed by it. */
export const theNew = (): Certificate => aCertificate({ arn: NEW, id: certificateId(NEW), notAfter: daysFromNow(300) });

export const aState = (overrides: Partial<TargetState> = {}): TargetState => ({
  default: OLD,
  sni: [],
  attributes: '[443,"HTTPS"]',
  ...overrides,
});

export const aMove = (before: Partial<TargetState> = {}): Move => ({ from: OLD, to: NEW, before: aState(before) });

export const aPlace = (name = 'edge-1', listener?: string): ListenerPlace => ({
  kind: 'listener',
  key: listenerArn(name, listener),
  resource: loadBalancerArn(name),
  name,
  region: HOME,
  port: 443,
  listener: listenerArn(name, listener),
});

export const aClassicPlace = (name = 'classic-1'): ListenerPlace => {
  const resource = resourceArn(`arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/${name}`);
  return { kind: 'listener', key: `${resource}:443`, resource, name, region: HOME, port: 443 };
};

export const aDistributionPlace = (id = 'E2EXAMPLE'): DistributionPlace => {
  const resource = resourceArn(`arn:aws:cloudfront::${ACCOUNT}:distribution/${id}`);
  return { kind: 'distribution', key: resource, resource, name: id, region: 'global', port: 443, id };
};

export const apiDomainArn = (name = 'api.example.com', place: string = HOME) =>
  resourceArn(`arn:aws:apigateway:${place}::/domainnames/${name}`);

export const anApiDomainPlace = (name = 'api.example.com'): ApiDomainPlace => ({
  ...{ kind: 'api-domain', key: apiDomainArn(name), resource: apiDomainArn(name), name },
  ...{ region: HOME, port: 443, endpoint: 'regional' },
});

export const aTarget = (overrides: Partial<ListenerPlace & PlannedTarget> = {}): Target & ListenerPlace => ({
  ...aPlace(overrides.name),
  host: `${overrides.name ?? 'edge-1'}.elb.example`,
  internal: false,
  unnamed: true,
  names: ['shop.example.com'],
  before: aState(),
  ...overrides,
});

/** A distribution that tells its viewers apart by name. */
export const aDistributionTarget = (
  overrides: Partial<DistributionPlace & PlannedTarget> = {},
): Target & DistributionPlace => ({
  ...aDistributionPlace(overrides.id),
  host: `${overrides.id ?? 'E2EXAMPLE'}.cloudfront.example`,
  internal: false,
  unnamed: false,
  names: ['shop.example.com'],
  before: aState({ attributes: 'digest' }),
  ...overrides,
});

/** A regional domain of API Gateway. */
export const anApiDomainTarget = (
  overrides: Partial<ApiDomainPlace & PlannedTarget> = {},
): Target & ApiDomainPlace => ({
  ...anApiDomainPlace(overrides.name),
  host: 'd-1.execute-api.example',
  internal: false,
  unnamed: false,
  names: [overrides.name ?? 'api.example.com'],
  before: aState({ attributes: 'digest' }),
  ...overrides,
});

const theSurroundings = (overrides: Overrides<Surroundings> = {}): Surroundings =>
  overridden<Surroundings>(
    { host: 'edge-1.elb.example', internal: false, unnamed: true, hosts: [], asksClients: false, owner: 'nobody' },
    overrides,
  );

export const aReading = (
  around: Overrides<Surroundings> = {},
  state: Partial<TargetState> = {},
): Extract<TargetReading, { readonly kind: 'read' }> => ({
  kind: 'read',
  state: aState(state),
  around: theSurroundings(around),
});

/** One listener, nothing in the way. */
export const aRequest = (overrides: Partial<PlanRequest> = {}): PlanRequest => ({
  from: { certificate: theOld(), leaf: LEAVES.old, issuer: PUBLIC_CA },
  to: { certificate: theNew(), leaf: LEAVES.new },
  at: NOW,
  acceptsAuthorityChange: false,
  gaps: [],
  left: [],
  places: [{ place: aPlace(), reading: aReading() }],
  consent: { partial: false, drift: false, givenUp: [] },
  ...overrides,
});

/** A plan of these listeners, one wave after the other. */
export const aPlan = (targets: readonly Target[] = [aTarget()], overrides: Partial<Plan> = {}): Plan => ({
  ...makePlan(aRequest()),
  targets,
  waves: targets.map(({ key }) => [key]),
  ...overrides,
});
