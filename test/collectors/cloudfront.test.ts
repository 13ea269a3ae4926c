import {
  CloudFrontClient,
  type DistributionList,
  type DistributionSummary,
  ListDistributionsCommand,
  ListDistributionTenantsCommand,
} from '@aws-sdk/client-cloudfront';
import { mockClient } from 'aws-sdk-client-mock';
import { readCloudFront } from '../../lambda/collectors/cloudfront';
import type { CellContent } from '../../lambda/domain/inventory/reading';
import { aServiceError, anAttempt } from '../builders/attempt';
import { NOW } from '../builders/instant';

const cloudfront = mockClient(CloudFrontClient);
const attempt = anAttempt('cloudfront');
const read = () => readCloudFront(new CloudFrontClient({ region: 'eu-west-1' }), attempt);

const ACM = 'arn:aws:acm:us-east-1:123456789012:certificate/a';
const arnOf = (id: string) => `arn:aws:cloudfront::123456789012:distribution/${id}`;
const aDistribution = (id: string, others: Partial<DistributionSummary> = {}) =>
  ({
    Id: id,
    ARN: arnOf(id),
    DomainName: `${id.toLowerCase()}.cloudfront.net`,
    Aliases: { Quantity: 1, Items: [`${id.toLowerCase()}.example.com`] },
    ViewerCertificate: { IAMCertificateId: 'ASCAEDGE', CloudFrontDefaultCertificate: false },
    ...others,
  }) as DistributionSummary;
const page = (items: readonly DistributionSummary[], others: Partial<DistributionList> = {}) => ({
  DistributionList: {
    Marker: '',
    MaxItems: 100,
    Quantity: items.length,
    IsTruncated: false,
    ...(items.length > 0 && { Items: [...items] }),
    ...others,
  },
});
const lists = (...items: readonly DistributionSummary[]) =>
  cloudfront.on(ListDistributionsCommand).resolves(page(items));

describe('readCloudFront', () => {
  beforeEach(() => {
    cloudfront.reset();
    cloudfront.on(ListDistributionTenantsCommand).resolves({ DistributionTenantList: [] });
  });

  test('names an IAM certificate by its id, an ACM one by its ARN, and of its own none', async () => {
    lists(
      aDistribution('E1'),
      aDistribution('E2', { ViewerCertificate: { ACMCertificateArn: ACM } }),
      aDistribution('E3', { ViewerCertificate: { CloudFrontDefaultCertificate: true } }),
    );

    const attachment = { region: 'global', service: 'cloudfront', observedAt: NOW };
    await expect(read()).resolves.toStrictEqual({
      ...attempt,
      status: 'ok',
      content: {
        certificates: [],
        attachments: [
          { ...attachment, certificate: 'ASCAEDGE', resource: arnOf('E1'), name: 'e1.example.com' },
          { ...attachment, certificate: ACM, resource: arnOf('E2'), name: 'e2.example.com' },
        ],
      },
    });
  });

  test.each<readonly [string, Partial<DistributionSummary>, string]>([
    ['its first alias', { Aliases: { Quantity: 2, Items: ['b.example', 'a.example'] } }, 'b.example'],
    ['its domain when it has no alias', { Aliases: { Quantity: 0 } }, 'e1.cloudfront.net'],
    ['its ARN when it has nothing else', { Aliases: undefined, DomainName: undefined }, arnOf('E1')],
  ])('calls a distribution by %s', async (_, others, name) => {
    lists(aDistribution('E1', others));

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [{ name }] } });
  });

  test('reads all pages', async () => {
    cloudfront
      .on(ListDistributionsCommand, { Marker: undefined })
      .resolves(page([aDistribution('E1')], { IsTruncated: true, NextMarker: 'E1' }))
      .on(ListDistributionsCommand, { Marker: 'E1' })
      .resolves(page([aDistribution('E2')]));

    await expect(read()).resolves.toMatchObject({
      status: 'ok',
      content: { attachments: [{ resource: arnOf('E1') }, { resource: arnOf('E2') }] },
    });
  });

  test('reads an account without distributions as empty', async () => {
    lists();

    await expect(read()).resolves.toMatchObject({ status: 'ok', content: { attachments: [] } });
  });

  test.each<readonly [string, object]>([
    ['no list', {}],
    ['a count but no items', page([], { Quantity: 2 })],
    ['more, but no way to it', page([aDistribution('E1')], { IsTruncated: true })],
  ])('takes an answer with %s as malformed', async (_, answer) => {
    cloudfront.on(ListDistributionsCommand).resolves(answer);

    await expect(read()).resolves.toMatchObject({ status: 'failed', reason: 'malformed-answer' });
  });

  test.each<readonly [string, Error, object]>([
    ['no permission', aServiceError('AccessDenied'), { status: 'denied', reason: 'no-permission' }],
    ['throttling', aServiceError('Throttling'), { status: 'failed', reason: 'throttled' }],
  ])('is a failure without content after %s', async (_, error, expected) => {
    cloudfront.on(ListDistributionsCommand).rejects(error);

    await expect(read()).resolves.toStrictEqual({ ...attempt, ...expected });
  });

  test('keeps what was read when a later page fails', async () => {
    cloudfront
      .on(ListDistributionsCommand)
      .resolvesOnce(page([aDistribution('E1')], { IsTruncated: true, NextMarker: 'E1' }))
      .rejects(aServiceError('Throttling'));

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'pages-missing',
      content: { attachments: [{ resource: arnOf('E1') }] },
    });
  });

  test.each<readonly [string, Partial<DistributionSummary>]>([
    ['an ARN', { ARN: undefined }],
    ['a word on its certificate', { ViewerCertificate: undefined }],
    ['any of the three kinds of certificate', { ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' } }],
  ])('leaves out a distribution without %s and says so', async (_, without) => {
    lists(aDistribution('E1', without), aDistribution('E2'));

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'malformed-row',
      content: { attachments: [{ resource: arnOf('E2') }] },
    });
  });

  describe('of a distribution that proves itself to its origins', () => {
    const origin = (id: string, ClientCertificateArn?: string) => ({
      Id: id,
      DomainName: 'origin.example.com',
      CustomOriginConfig: {
        HTTPPort: 80,
        HTTPSPort: 443,
        OriginProtocolPolicy: 'https-only' as const,
        ...(ClientCertificateArn !== undefined && { OriginMtlsConfig: { ClientCertificateArn } }),
      },
    });
    const origins = (...items: readonly ReturnType<typeof origin>[]) => ({
      Origins: { Quantity: items.length, Items: [...items] },
    });
    const shared = { resource: arnOf('E1'), name: 'e1.example.com', region: 'global', service: 'cloudfront' };

    test('names the client certificate once, beside the one that viewers see', async () => {
      lists(aDistribution('E1', origins(origin('a', ACM), origin('b', ACM), origin('c'))));

      await expect(read()).resolves.toMatchObject({
        status: 'ok',
        content: {
          attachments: [
            { ...shared, certificate: 'ASCAEDGE', observedAt: NOW },
            { ...shared, certificate: ACM, presentedTo: 'origin', observedAt: NOW },
          ],
        },
      });
    });

    test('names it also where viewers see a certificate of CloudFront', async () => {
      const ViewerCertificate = { CloudFrontDefaultCertificate: true };
      lists(aDistribution('E1', { ViewerCertificate, ...origins(origin('a', ACM)) }));

      const { content } = (await read()) as { readonly content?: CellContent };

      expect(content?.attachments).toStrictEqual([
        { ...shared, certificate: ACM, presentedTo: 'origin', observedAt: NOW },
      ]);
    });
  });

  test('says which distribution only tries out a change', async () => {
    lists(aDistribution('E1', { Staging: true }), aDistribution('E2', { Staging: false }));

    const { content } = (await read()) as { readonly content?: CellContent };

    expect(content?.attachments.map(({ name, staging }) => [name, staging])).toEqual([
      ['e1.example.com', true],
      ['e2.example.com', undefined],
    ]);
  });
});
