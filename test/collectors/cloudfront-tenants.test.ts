import {
  CloudFrontClient,
  type DistributionSummary,
  type DistributionTenantSummary,
  ListDistributionsCommand,
  ListDistributionTenantsCommand,
} from '@aws-sdk/client-cloudfront';
import { mockClient } from 'aws-sdk-client-mock';
import { readCloudFront } from '../../lambda/collectors/cloudfront';
import type { CellContent } from '../../lambda/domain/inventory/reading';
import { aServiceError, anAttempt } from '../builders/attempt';
import { NOW } from '../builders/instant';

const cloudfront = mockClient(CloudFrontClient);
const read = () => readCloudFront(new CloudFrontClient({ region: 'eu-west-1' }), anAttempt('cloudfront'));

const ACM = 'arn:aws:acm:us-east-1:123456789012:certificate/a';
const arnOf = (id: string) => `arn:aws:cloudfront::123456789012:distribution/${id}`;
/** The account has these distributions, each under a certificate of IAM. */
const lists = (...ids: readonly string[]) => {
  const Items = ids.map(
    (id) =>
      ({
        ARN: arnOf(id),
        Aliases: { Quantity: 1, Items: [`${id.toLowerCase()}.example.com`] },
        ViewerCertificate: { IAMCertificateId: 'ASCAEDGE' },
      }) as DistributionSummary,
  );
  const DistributionList = { Marker: '', MaxItems: 100, Quantity: Items.length, IsTruncated: false, Items };
  return cloudfront.on(ListDistributionsCommand).resolves({ DistributionList });
};
const tenantArn = (id: string) => `arn:aws:cloudfront::123456789012:distribution-tenant/${id}`;
const aTenant = (id: string, others: Partial<DistributionTenantSummary> = {}) =>
  ({
    Id: id,
    Arn: tenantArn(id),
    Name: `tenant-${id}`,
    DistributionId: 'E1',
    Domains: [{ Domain: `${id}.example.org` }, { Domain: `www.${id}.example.org` }],
    Customizations: { Certificate: { Arn: ACM } },
    ...others,
  }) as DistributionTenantSummary;
const serves = (...tenants: readonly DistributionTenantSummary[]) =>
  cloudfront.on(ListDistributionTenantsCommand).resolves({ DistributionTenantList: [...tenants] });

describe('readCloudFront, of tenants,', () => {
  beforeEach(() => cloudfront.reset());

  test('names the certificates that they have of their own', async () => {
    lists('E1');
    serves(aTenant('dt1'), aTenant('dt2', { Customizations: {} }), aTenant('dt3', { Customizations: undefined }));

    const { content } = (await read()) as { readonly content?: CellContent };

    expect(content?.attachments.slice(1)).toStrictEqual([
      {
        certificate: ACM,
        resource: tenantArn('dt1'),
        name: 'dt1.example.org',
        region: 'global',
        service: 'cloudfront',
        observedAt: NOW,
      },
    ]);
  });

  test.each<readonly [string, Partial<DistributionTenantSummary>, string]>([
    ['its first domain', { Domains: [{ Domain: 'b.example' }, { Domain: 'a.example' }] }, 'b.example'],
    ['its name when it has no domain', { Domains: [] }, 'tenant-dt1'],
    ['its ARN when it has nothing else', { Domains: undefined, Name: undefined }, tenantArn('dt1')],
  ])('calls a tenant by %s', async (_, others, name) => {
    lists();
    serves(aTenant('dt1', others));

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [{ name }] } });
  });

  test('reads all pages', async () => {
    lists();
    cloudfront
      .on(ListDistributionTenantsCommand, { Marker: undefined })
      .resolves({ DistributionTenantList: [aTenant('dt1')], NextMarker: 'next' })
      .on(ListDistributionTenantsCommand, { Marker: 'next' })
      .resolves({ DistributionTenantList: [aTenant('dt2')], NextMarker: '' });

    await expect(read()).resolves.toMatchObject({
      status: 'ok',
      content: { attachments: [{ resource: tenantArn('dt1') }, { resource: tenantArn('dt2') }] },
    });
  });

  test.each<readonly [string, object]>([
    ['an empty list', { DistributionTenantList: [] }],
    ['no list, as XML may leave an empty one out', {}],
  ])('reads %s as none', async (_, answer) => {
    lists('E1');
    cloudfront.on(ListDistributionTenantsCommand).resolves(answer);

    await expect(read()).resolves.toMatchObject({
      status: 'ok',
      content: { attachments: [{ name: 'e1.example.com' }] },
    });
  });

  test('leaves out a tenant without an ARN and says so', async () => {
    lists();
    serves(aTenant('dt1', { Arn: undefined }), aTenant('dt2'));

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'malformed-row',
      content: { attachments: [{ resource: tenantArn('dt2') }] },
    });
  });

  test.each<readonly [string, () => unknown]>([
    ['is denied', () => cloudfront.on(ListDistributionTenantsCommand).rejects(aServiceError('AccessDenied'))],
    ['is throttled', () => cloudfront.on(ListDistributionTenantsCommand).rejects(aServiceError('Throttling'))],
    [
      'says more and gives nothing',
      () => cloudfront.on(ListDistributionTenantsCommand).resolves({ NextMarker: 'next' }),
    ],
  ])('keeps the distributions when their list %s', async (_, answer) => {
    lists('E1');
    answer();

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'details-missing',
      content: { attachments: [{ resource: arnOf('E1') }] },
    });
  });

  test('asks for none where the distributions were refused', async () => {
    cloudfront.on(ListDistributionsCommand).rejects(aServiceError('AccessDenied'));

    await expect(read()).resolves.toMatchObject({ status: 'denied' });

    expect(cloudfront.commandCalls(ListDistributionTenantsCommand)).toEqual([]);
  });
});
