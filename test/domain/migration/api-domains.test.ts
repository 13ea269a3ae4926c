import { region, resourceArn } from '../../../lambda/domain/ids';
import {
  type ApiDomain,
  type ApiDomainsReading,
  apiDomainUses,
  apiRegionsToAsk,
} from '../../../lambda/domain/migration/api-domains';
import { usesFrom } from '../../../lambda/domain/migration/uses';
import type { Attachment } from '../../../lambda/domain/use/attachment';
import { aDistribution, aDomainName, anAttachment } from '../../builders/attachment';
import { ACCOUNT, HOME } from '../../builders/certificate';
import { anApiDomainPlace, apiDomainArn, NEW, OLD } from '../../builders/migration';

/** As AWS publishes it for eu-west-1, which is home. */
const API_GATEWAY = '631144002099';
const ALL = [HOME, region('us-east-1')];

const aDomain = (overrides: Partial<ApiDomain> = {}): ApiDomain => ({
  ...{ resource: apiDomainArn(overrides.name), name: 'api.example.com', region: HOME },
  ...{ endpoints: ['REGIONAL'], regionalCertificate: OLD },
  ...overrides,
});
const edge = (endpoint = 'EDGE'): ApiDomain => ({
  ...{ resource: apiDomainArn(), name: 'api.example.com', region: HOME },
  ...{ endpoints: [endpoint], certificate: OLD },
});
const read = (...domains: readonly ApiDomain[]): ApiDomainsReading => ({ kind: 'read', region: HOME, domains });
const unread = { kind: 'unreadable', region: HOME } as const;

/** As ACM names them. */
const balancerOf = (account: string): Attachment =>
  anAttachment({
    resource: resourceArn(`arn:aws:elasticloadbalancing:${HOME}:${account}:loadbalancer/net/p/1`),
    listener: undefined,
  });
const distributionOf = (account: string): Attachment =>
  aDistribution({ resource: resourceArn(`arn:aws:cloudfront::${account}:distribution/E9`) });
const domainItself = aDomainName({ resource: apiDomainArn(), service: 'api-gateway' });
const OTHERS = '999999999999';

const usesOf = (attachments: readonly Attachment[], ...readings: readonly ApiDomainsReading[]) => {
  const { places, left } = usesFrom(attachments, ACCOUNT, apiDomainUses(readings, OLD));
  return { places, left: left.map(({ name, because }) => `${name} ${because}`) };
};

describe('the domains of API Gateway that use a certificate', () => {
  test('are places, by the endpoint that has it', () => {
    expect(usesOf([], read(aDomain(), aDomain({ name: 'b', regionalCertificate: NEW })))).toEqual({
      ...{ places: [anApiDomainPlace()], left: [] },
    });
    expect(usesOf([], read(edge())).places).toEqual([{ ...anApiDomainPlace(), endpoint: 'edge' }]);
  });

  test.each<readonly [string, ApiDomain, string]>([
    ['are private', edge('PRIVATE'), 'private-api-domain'],
    ['have a certificate for each of two endpoints', aDomain({ certificate: OLD }), 'api-domain-with-two-endpoints'],
    ['get a second endpoint', aDomain({ endpoints: ['REGIONAL', 'EDGE'] }), 'api-domain-with-two-endpoints'],
    [
      'show by it whose they are',
      aDomain({ regionalCertificate: NEW, ownershipCertificate: OLD }),
      'verifies-ownership',
    ],
  ])('are left where they %s, and say why', (_what, domain, because) => {
    expect(usesOf([], read(domain))).toEqual({ places: [], left: [`api.example.com ${because}`] });
  });

  test('are moved, and left all the same, where they show by it whose they are besides', () => {
    expect(usesOf([], read(aDomain({ ownershipCertificate: OLD })))).toEqual({
      ...{ places: [anApiDomainPlace()], left: ['api.example.com verifies-ownership'] },
    });
  });
});

describe('what ACM names for API Gateway', () => {
  const named = [balancerOf(API_GATEWAY), distributionOf(API_GATEWAY), domainItself];

  test.each(named)('is what its domains say, once they were read %#', (attachment) => {
    expect(usesOf([attachment], read(aDomain()))).toEqual({ places: [anApiDomainPlace()], left: [] });
    const kept = read(edge('PRIVATE'));
    expect(usesOf([attachment], kept).left).toEqual(['api.example.com private-api-domain']);
  });

  test.each(named)('is left where its domains could not be read, or do not have the certificate %#', (attachment) => {
    expect(usesOf([attachment], unread).left).toEqual([`${attachment.name} api-gateway-unread`]);
    expect(usesOf([attachment], read()).left).toEqual([`${attachment.name} not-there`]);
    const elsewhere = { kind: 'read', region: region('us-east-1'), domains: [] } as const;
    expect(usesOf([attachment], elsewhere).left).toEqual([`${attachment.name} not-there`]);
  });

  test('stays what AWS serves, where nobody can tell for whom, though domains were found', () => {
    for (const attachment of [balancerOf(OTHERS), distributionOf(OTHERS)])
      expect(usesOf([attachment], read(aDomain()))).toEqual({
        ...{ places: [anApiDomainPlace()], left: [`${attachment.name} served-by-aws`] },
      });
  });
});

describe('API Gateway is asked for its domains', () => {
  test.each<readonly [string, readonly Attachment[], readonly string[]]>([
    ['nowhere, where nothing is of AWS', [anAttachment(), aDistribution(), aDomainName()], []],
    ['nowhere for what is no ARN', [aDomainName({ resource: resourceArn('x'), service: 'other' })], []],
    ['in the region that its account stands for', [distributionOf('392220576650')], ['us-east-1']],
    ['in that of a domain that ACM names', [domainItself, balancerOf(API_GATEWAY)], [HOME]],
    ['in that of a load balancer of AWS', [balancerOf(OTHERS)], [HOME]],
    ['in all, for a distribution of AWS', [distributionOf(OTHERS)], ALL],
  ])('%s', (_what, attachments, regions) => {
    expect(apiRegionsToAsk(attachments, ACCOUNT, ALL)).toEqual(regions);
  });
});
