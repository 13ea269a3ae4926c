import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import {
  APIGatewayClient,
  GetDomainNameCommand,
  GetDomainNamesCommand,
  UpdateDomainNameCommand,
} from '@aws-sdk/client-api-gateway';
import {
  AppSyncClient,
  CreateDomainNameCommand,
  DeleteDomainNameCommand,
  ListDomainNamesCommand,
  type ListDomainNamesCommandInput,
} from '@aws-sdk/client-appsync';
import {
  CloudFrontClient,
  CreateDistributionCommand,
  CreateDistributionTenantCommand,
  GetDistributionCommand,
  ListDistributionsCommand,
  ListDistributionTenantsCommand,
  UpdateDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { afterAll, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { createApiDomain } from '../estate/api-domains';
import { clientOf } from './clients';
import { type LocalAws, startLocalAws } from './local-aws';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('in the local AWS', () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await startLocalAws();
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  const inUseBy = async (CertificateArn: string) =>
    (await clientOf(aws, ACMClient).send(new DescribeCertificateCommand({ CertificateArn }))).Certificate?.InUseBy;

  describe('a domain of AppSync', () => {
    const create = (domainName: string, certificateArn: string) =>
      clientOf(aws, AppSyncClient).send(new CreateDomainNameCommand({ domainName, certificateArn }));
    const list = (input: ListDomainNamesCommandInput = {}, region?: string) =>
      clientOf(aws, AppSyncClient, region).send(new ListDomainNamesCommand(input));

    test('is listed with its certificate, in its own region', async () => {
      const certificateArn = `arn:aws:iam::${aws.account}:server-certificate/graph`;
      await create('graph.example.com', certificateArn);

      expect((await list()).domainNameConfigs).toMatchObject([
        {
          domainName: 'graph.example.com',
          certificateArn,
          domainNameArn: `arn:aws:appsync:us-east-1:${aws.account}:domainnames/graph.example.com`,
        },
      ]);
      expect((await list({}, 'eu-west-1')).domainNameConfigs).toEqual([]);
      await expect(create('graph.example.com', certificateArn)).rejects.toMatchObject({ name: 'BadRequestException' });
    });

    test('may stand on a later page, and is gone when it is deleted', async () => {
      for (const name of ['a.example.com', 'b.example.com'])
        await create(name, 'arn:aws:acm:us-east-1:1:certificate/a');

      const first = await list({ maxResults: 1 });
      const rest = await list({ maxResults: 1, nextToken: first.nextToken });
      await clientOf(aws, AppSyncClient).send(new DeleteDomainNameCommand({ domainName: 'a.example.com' }));

      const names = [first, rest, await list()].map(({ domainNameConfigs = [] }) =>
        domainNameConfigs.map(({ domainName }) => domainName),
      );
      expect(names).toEqual([['a.example.com'], ['b.example.com'], ['b.example.com']]);
      expect(rest.nextToken).toBeUndefined();
      await expect(list({ maxResults: 26 })).rejects.toMatchObject({ name: 'BadRequestException' });
    });

    test('uses its certificate, and its list is a call like any other', async () => {
      const [arn = ''] = await aws.seedCertificates({ count: 1 });
      await create('graph.example.com', arn);
      await list();

      expect(await inUseBy(arn)).toEqual([`arn:aws:appsync:us-east-1:${aws.account}:domainnames/graph.example.com`]);
      expect((await aws.calls()).map(({ action }) => action)).toContain('appsync:ListDomainNames');
    });
  });

  describe('a domain of API Gateway', () => {
    const own = (region?: string) => clientOf(aws, APIGatewayClient, region);
    const get = async (domainName: string) => own().send(new GetDomainNameCommand({ domainName }));
    const change = async (domainName: string, path: string, value: string) =>
      own().send(new UpdateDomainNameCommand({ domainName, patchOperations: [{ op: 'replace', path, value }] }));

    test('is served by load balancers and distributions of AWS, under a certificate of where they are', async () => {
      const [arn = ''] = await aws.seedCertificates({ count: 1 });
      const regional = await createApiDomain(aws, 'api.example.com', {
        ...{ region: 'us-east-1', endpoint: 'REGIONAL', certificate: arn },
      });
      const edge = await createApiDomain(aws, 'edge.example.com', {
        ...{ region: 'eu-west-1', endpoint: 'EDGE', certificate: arn },
      });

      expect(regional).toMatch(/\.execute-api\.us-east-1\.amazonaws\.com$/);
      expect(edge).toMatch(/\.cloudfront\.net$/);
      expect(await inUseBy(arn)).toEqual([
        expect.stringMatching(/^arn:aws:elasticloadbalancing:us-east-1:392220576650:loadbalancer\/net\//),
        expect.stringMatching(/^arn:aws:cloudfront::631144002099:distribution\//),
      ]);
      await expect(
        createApiDomain(aws, 'a.example.com', { region: 'eu-west-1', endpoint: 'REGIONAL', certificate: arn }),
      ).rejects.toMatchObject({ name: 'BadRequestException' });
    });

    test('takes another certificate, is busy with it for a while, and keeps all else', async () => {
      const [arn = '', other = ''] = await aws.seedCertificates({ count: 2 });
      await createApiDomain(aws, 'api.example.com', {
        ...{ region: 'us-east-1', endpoint: 'REGIONAL', certificate: arn, securityPolicy: 'TLS_1_2' },
        mutualTlsAuthentication: { truststoreUri: 's3://trust/store.pem' },
      });
      const before = await get('api.example.com');
      await change('api.example.com', '/regionalCertificateArn', other);

      expect(await get('api.example.com')).toEqual({
        ...{ ...before, $metadata: expect.anything(), certificateUploadDate: expect.any(Date) },
        ...{ regionalCertificateArn: other, domainNameStatus: 'UPDATING' },
      });
      const again = change('api.example.com', '/regionalCertificateArn', arn);
      await expect(again).rejects.toMatchObject({ name: 'BadRequestException' });
      await aws.moveClock('2030-01-07T08:00:00.000Z');
      expect(await get('api.example.com')).toMatchObject({ domainNameStatus: 'AVAILABLE' });
      const edge = change('api.example.com', '/certificateArn', arn);
      await expect(edge).rejects.toMatchObject({ name: 'BadRequestException' });
      await expect(get('b.example.com')).rejects.toMatchObject({ name: 'NotFoundException' });
    });

    test('may stand on a later page, in its own region, and each call is one that IAM knows', async () => {
      const [arn = ''] = await aws.seedCertificates({ count: 1 });
      for (const name of ['a.example.com', 'b.example.com'])
        await createApiDomain(aws, name, { region: 'us-east-1', endpoint: 'EDGE', certificate: arn });
      await aws.resetCalls();

      const first = await own().send(new GetDomainNamesCommand({ limit: 1 }));
      const rest = await own().send(new GetDomainNamesCommand({ limit: 1, position: first.position }));

      expect([first, rest].map(({ items = [] }) => items.map(({ domainName }) => domainName))).toEqual([
        ['a.example.com'],
        ['b.example.com'],
      ]);
      expect(rest.position).toBeUndefined();
      expect((await own('eu-west-1').send(new GetDomainNamesCommand({}))).items ?? []).toEqual([]);
      expect(new Set((await aws.calls()).map(({ action }) => action))).toEqual(new Set(['apigateway:GET']));
    });
  });

  describe('CloudFront', () => {
    const distribution = async (wishes: { readonly client?: string; readonly staging?: boolean } = {}) => {
      const CustomOriginConfig = {
        HTTPPort: 80,
        HTTPSPort: 443,
        OriginProtocolPolicy: 'https-only' as const,
        ...(wishes.client !== undefined && { OriginMtlsConfig: { ClientCertificateArn: wishes.client } }),
      };
      const DistributionConfig = {
        CallerReference: 'one',
        Comment: '',
        Enabled: true,
        Origins: { Quantity: 1, Items: [{ Id: 'o', DomainName: 'origin.example.com', CustomOriginConfig }] },
        DefaultCacheBehavior: { TargetOriginId: 'o', ViewerProtocolPolicy: 'https-only' as const },
        ...(wishes.staging !== undefined && { Staging: wishes.staging }),
      };
      return (await clientOf(aws, CloudFrontClient).send(new CreateDistributionCommand({ DistributionConfig })))
        .Distribution;
    };

    test('tells by which certificate a distribution proves itself to an origin, and whether it is a staging one', async () => {
      const [arn = ''] = await aws.seedCertificates({ count: 1 });
      const made = await distribution({ client: arn, staging: true });

      const { DistributionList } = await clientOf(aws, CloudFrontClient).send(new ListDistributionsCommand({}));

      expect(DistributionList?.Items).toMatchObject([
        {
          Staging: true,
          Origins: { Items: [{ CustomOriginConfig: { OriginMtlsConfig: { ClientCertificateArn: arn } } }] },
        },
      ]);
      expect(await inUseBy(arn)).toEqual([made?.ARN]);
    });

    test('changes a distribution whole, for whoever knows its version, and deploys it for a while', async () => {
      const cloudfront = clientOf(aws, CloudFrontClient);
      const Id = (await distribution())?.Id;
      const get = async () => cloudfront.send(new GetDistributionCommand({ Id }));
      const before = await get();
      const DistributionConfig = before.Distribution?.DistributionConfig;
      const change = (IfMatch: string | undefined, Comment: string, acm?: string) =>
        cloudfront.send(
          new UpdateDistributionCommand({
            Id,
            IfMatch,
            DistributionConfig: DistributionConfig && {
              ...DistributionConfig,
              Comment,
              ...(acm !== undefined && { ViewerCertificate: { ACMCertificateArn: acm } }),
            },
          }),
        );
      await change(before.ETag, 'changed');

      const after = await get();
      expect(after.ETag).not.toBe(before.ETag);
      expect(after.Distribution).toMatchObject({ Status: 'InProgress' });
      expect(after.Distribution?.DistributionConfig).toEqual({ ...DistributionConfig, Comment: 'changed' });
      await aws.moveClock('2030-01-07T08:00:00.000Z');
      expect((await get()).Distribution).toMatchObject({ Status: 'Deployed' });
      await expect(change(before.ETag, 'late')).rejects.toMatchObject({
        name: 'PreconditionFailed',
        $metadata: { httpStatusCode: 412 },
      });
      await expect(change(undefined, 'blind')).rejects.toMatchObject({ name: 'InvalidIfMatchVersion' });
      const elsewhere = 'arn:aws:acm:eu-west-1:123456789012:certificate/a';
      await expect(change(after.ETag, 'elsewhere', elsewhere)).rejects.toMatchObject({
        name: 'InvalidViewerCertificate',
      });
    });

    test('lists tenants with their certificates, by the page', async () => {
      const [arn = ''] = await aws.seedCertificates({ count: 1 });
      const DistributionId = (await distribution())?.Id;
      const cloudfront = clientOf(aws, CloudFrontClient);
      const list = (Marker?: string, MaxItems?: number) =>
        cloudfront.send(new ListDistributionTenantsCommand({ Marker, MaxItems }));
      expect((await list()).DistributionTenantList ?? []).toEqual([]);
      const tenant = { DistributionId, Domains: [{ Domain: 'shop.example.org' }] };
      const Customizations = { Certificate: { Arn: arn } };
      await cloudfront.send(new CreateDistributionTenantCommand({ ...tenant, Name: 'own', Customizations }));
      await cloudfront.send(new CreateDistributionTenantCommand({ ...tenant, Name: 'shared' }));

      const first = await list(undefined, 1);
      const rest = await list(first.NextMarker);

      expect([first, rest].flatMap(({ DistributionTenantList = [] }) => DistributionTenantList)).toMatchObject([
        { Name: 'own', Domains: [{ Domain: 'shop.example.org' }], Customizations: { Certificate: { Arn: arn } } },
        { Name: 'shared' },
      ]);
      expect(rest.NextMarker).toBeUndefined();
      expect(await inUseBy(arn)).toEqual([first.DistributionTenantList?.[0]?.Arn]);
    });
  });
});
