import {
  ACMClient,
  AddTagsToCertificateCommand,
  DescribeCertificateCommand,
  ImportCertificateCommand,
  ListCertificatesCommand,
  type ListCertificatesCommandInput,
  ListTagsForCertificateCommand,
  RequestCertificateCommand,
  SearchCertificatesCommand,
} from '@aws-sdk/client-acm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { createLoadBalancer } from '../estate/load-balancers';
import { clientOf } from './clients';
import { type LocalAws, startLocalAws } from './local-aws';
import { type Pem, pemOf } from './pem';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('ACM of the local AWS', () => {
  let aws: LocalAws;
  let acm: ACMClient;
  let elliptic: Pem;

  beforeAll(async () => {
    aws = await startLocalAws();
    acm = clientOf(aws, ACMClient);
    elliptic = await pemOf({ names: ['a.example.com', 'b.example.com'], notAfter: '2030-01-01T00:00:00Z' });
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  const everything = {
    Includes: {
      keyTypes: ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'],
    },
    CertificateKeyPairOrigins: ['AWS_MANAGED', 'CUSTOMER_PROVIDED', 'ACME'],
  } satisfies ListCertificatesCommandInput;
  const list = async (input: ListCertificatesCommandInput = everything) =>
    (await acm.send(new ListCertificatesCommand(input))).CertificateSummaryList ?? [];
  const names = async (input?: ListCertificatesCommandInput) => (await list(input)).map(({ DomainName }) => DomainName);
  const describeOne = async (CertificateArn: string) =>
    (await acm.send(new DescribeCertificateCommand({ CertificateArn }))).Certificate;
  const importOne = async (pem: Pem, CertificateArn?: string) => {
    const input = { Certificate: Buffer.from(pem.certificate), PrivateKey: Buffer.from(pem.privateKey) };
    const answer = await acm.send(
      new ImportCertificateCommand({ ...input, ...(CertificateArn && { CertificateArn }) }),
    );
    return answer.CertificateArn ?? '';
  };

  const listenWith = async (certificate: string) => createLoadBalancer(aws, { name: 'edge', certificate });

  describe('ListCertificates', () => {
    test('without filters hides other key types, certificates of ACME, and those without a domain', async () => {
      await aws.seedCertificates({
        each: [
          { DomainName: 'rsa' },
          { DomainName: 'elliptic', KeyAlgorithm: 'EC_prime256v1' },
          { DomainName: 'acme', CertificateKeyPairOrigin: 'ACME' },
          { DomainName: null, SubjectAlternativeNames: [] },
        ],
      });

      expect(await names({})).toEqual(['rsa']);
      expect(await names()).toEqual(['rsa', 'elliptic', 'acme', undefined]);
    });

    test('pages by MaxItems, which is at most 1000', async () => {
      await aws.seedCertificates({ count: 5 });

      const first = await acm.send(new ListCertificatesCommand({ MaxItems: 3 }));
      const rest = await acm.send(new ListCertificatesCommand({ MaxItems: 3, NextToken: first.NextToken }));

      expect([first.CertificateSummaryList?.length, rest.CertificateSummaryList?.length]).toEqual([3, 2]);
      expect(rest.NextToken).toBeUndefined();
      await expect(list({ MaxItems: 1001 })).rejects.toMatchObject({ name: 'ValidationException' });
    });

    test('filters by status', async () => {
      await aws.seedCertificates({ each: [{ DomainName: 'issued' }, { DomainName: 'revoked', Status: 'REVOKED' }] });

      expect(await names({ CertificateStatuses: ['REVOKED'] })).toEqual(['revoked']);
    });

    test('filters by who manages a certificate and whether it may be exported', async () => {
      const exportable = { ExportOption: 'ENABLED' };
      await aws.seedCertificates({
        each: [
          { DomainName: 'ours' },
          { DomainName: 'theirs', ManagedBy: 'CLOUDFRONT' },
          { DomainName: 'open', ...exportable },
        ],
      });

      expect(await names({ Includes: { managedBy: 'CLOUDFRONT' } })).toEqual(['theirs']);
      expect(await names({ Includes: { exportOption: 'ENABLED' } })).toEqual(['open']);
      expect(await names({ Includes: { exportOption: 'DISABLED' } })).toEqual(['ours', 'theirs']);
    });

    test.each<readonly [string, ListCertificatesCommandInput]>([
      ['an order of nothing', { SortBy: 'CREATED_AT' }],
      ['a token of nobody', { NextToken: 'nobody' }],
      ['an unknown type of key', { Includes: { keyTypes: ['RSA_9' as never] } }],
    ])('refuses %s', async (_what, input) => {
      await expect(list(input)).rejects.toMatchObject({ name: 'ValidationException' });
    });

    test('in an older region refuses the origin that it does not know', async () => {
      await aws.change({ older_regions: ['us-east-1'] });
      await aws.seedCertificates({ count: 1 });

      await expect(list()).rejects.toMatchObject({ name: 'ValidationException' });
      expect(await list({ Includes: everything.Includes })).toHaveLength(1);
    });

    test('shows what a scan needs, without describing', async () => {
      await importOne(elliptic);

      expect(await list()).toEqual([
        expect.objectContaining({
          DomainName: 'a.example.com',
          SubjectAlternativeNameSummaries: ['a.example.com', 'b.example.com'],
          HasAdditionalSubjectAlternativeNames: false,
          Status: 'ISSUED',
          Type: 'IMPORTED',
          KeyAlgorithm: 'EC_prime256v1',
          CertificateKeyPairOrigin: 'CUSTOMER_PROVIDED',
          InUse: false,
          Exported: false,
          NotAfter: new Date('2030-01-01T00:00:00Z'),
          RenewalEligibility: 'INELIGIBLE',
          CreatedAt: expect.any(Date),
          ImportedAt: expect.any(Date),
        }),
      ]);
    });
  });

  describe('overlays', () => {
    test('lie over any field of both operations, until they are taken off', async () => {
      const arn = await importOne(elliptic);

      await aws.overlayCertificate(arn, {
        Type: 'AMAZON_ISSUED',
        RenewalEligibility: 'ELIGIBLE',
        InUseBy: ['arn:aws:cloudfront::1:distribution/E1'],
        RenewalSummary: { RenewalStatus: 'PENDING_VALIDATION', UpdatedAt: '2026-11-01T00:00:00Z' },
        FailureReason: 'CAA_ERROR',
        ManagedBy: 'CLOUDFRONT',
        Exported: true,
        NotBefore: '2026-01-01T00:00:00Z',
      });

      expect(await describeOne(arn)).toMatchObject({
        RenewalSummary: { RenewalStatus: 'PENDING_VALIDATION', UpdatedAt: new Date('2026-11-01T00:00:00Z') },
        FailureReason: 'CAA_ERROR',
        InUseBy: ['arn:aws:cloudfront::1:distribution/E1'],
      });
      const shown = { Type: 'AMAZON_ISSUED', RenewalEligibility: 'ELIGIBLE', ManagedBy: 'CLOUDFRONT', InUse: true };
      expect(await list()).toMatchObject([{ ...shown, Exported: true, NotBefore: new Date('2026-01-01T00:00:00Z') }]);

      await aws.clearOverlay(arn, ['Type', 'ManagedBy']);
      expect(await list()).toMatchObject([{ Type: 'IMPORTED', RenewalEligibility: 'ELIGIBLE' }]);
      await aws.clearOverlay(arn);
      expect(await list()).toMatchObject([{ RenewalEligibility: 'INELIGIBLE', InUse: false }]);
    });

    test('of the type decide what ACM says of the renewal', async () => {
      const arn = await importOne(elliptic);

      await aws.overlayCertificate(arn, { Type: 'AMAZON_ISSUED' });

      const issued = { Type: 'AMAZON_ISSUED', CertificateKeyPairOrigin: 'AWS_MANAGED' };
      expect(await list()).toMatchObject([{ ...issued, InUse: false, RenewalEligibility: 'INELIGIBLE' }]);
      await listenWith(arn);
      expect(await list()).toMatchObject([{ ...issued, InUse: true, RenewalEligibility: 'ELIGIBLE' }]);
    });

    test('take a field out of the answers by null', async () => {
      const arn = await importOne(elliptic);

      await aws.overlayCertificate(arn, { NotAfter: null, RenewalEligibility: null });

      const [row] = await list();
      expect(row).not.toHaveProperty('NotAfter');
      expect(row).not.toHaveProperty('RenewalEligibility');
      expect(row).toMatchObject({ Status: 'ISSUED' });
    });

    test('of NotAfter expire the certificate at that instant', async () => {
      const arn = await importOne(elliptic);
      await aws.moveClock('2027-01-01T00:00:00Z');
      await aws.overlayCertificate(arn, { NotAfter: '2027-01-02T00:00:00Z' });
      expect(await list()).toMatchObject([{ Status: 'ISSUED' }]);

      await aws.moveClock('2027-01-02T00:00:01Z');

      expect(await list()).toMatchObject([{ Status: 'EXPIRED' }]);
    });
  });

  describe('certificates', () => {
    test('are seeded by the thousands in no time', async () => {
      const started = performance.now();
      const arns = await aws.seedCertificates({ count: 10_000, fields: { Type: 'IMPORTED' } });
      const milliseconds = performance.now() - started;

      expect(new Set(arns).size).toBe(10_000);
      expect(await list({ ...everything, MaxItems: 1000 })).toHaveLength(1000);
      // One second on an idle machine; this one may be busy.
      expect(milliseconds).toBeLessThan(5000);
    });

    test('that wait for validation have no dates', async () => {
      const { CertificateArn = '' } = await acm.send(new RequestCertificateCommand({ DomainName: 'new.example.com' }));

      const described = await describeOne(CertificateArn);

      expect(described).toMatchObject({ Status: 'PENDING_VALIDATION', CreatedAt: expect.any(Date) });
      expect(described).not.toHaveProperty('NotAfter');
      expect(described).not.toHaveProperty('IssuedAt');
    });

    test('of the public are validated name by name, by records of their own names', async () => {
      const [issued = '', nameless = '', ours = ''] = await aws.seedCertificates({
        each: [
          { DomainName: 'a.example.com', SubjectAlternativeNames: ['a.example.com', '*.a.example.com'] },
          { DomainName: null, SubjectAlternativeNames: [] },
          { Type: 'PRIVATE' },
        ],
      });

      const { DomainValidationOptions: [first, wildcard] = [] } = (await describeOne(issued)) ?? {};
      expect(first).toMatchObject({
        DomainName: 'a.example.com',
        ValidationMethod: 'DNS',
        ResourceRecord: { Name: expect.stringMatching(/^_\w+\.a\.example\.com\.$/), Type: 'CNAME' },
      });
      expect(wildcard).toEqual({ ...first, DomainName: '*.a.example.com', ValidationDomain: '*.a.example.com' });
      expect(await describeOne(nameless)).toMatchObject({ DomainValidationOptions: [] });
      expect(await describeOne(ours)).not.toHaveProperty('DomainValidationOptions');
    });

    test('keep ARN, tags and CreatedAt when they are imported again', async () => {
      await aws.moveClock('2026-12-01T00:00:00Z');
      const arn = await importOne(elliptic);
      await acm.send(
        new AddTagsToCertificateCommand({ CertificateArn: arn, Tags: [{ Key: 'owner', Value: 'platform' }] }),
      );

      await aws.moveClock('2026-12-31T00:00:00Z');
      const renewed = await pemOf({ names: ['a.example.com'], notAfter: '2031-01-01T00:00:00Z' });
      expect(await importOne(renewed, arn)).toBe(arn);

      expect(await describeOne(arn)).toMatchObject({
        NotAfter: new Date('2031-01-01T00:00:00Z'),
        CreatedAt: new Date('2026-12-01T00:00:00Z'),
      });
      const { Tags } = await acm.send(new ListTagsForCertificateCommand({ CertificateArn: arn }));
      expect(Tags).toEqual([{ Key: 'owner', Value: 'platform' }]);
    });

    test('that are expired are not imported', async () => {
      await aws.moveClock('2030-01-01T00:00:01Z');

      await expect(importOne(elliptic)).rejects.toMatchObject({ name: 'ValidationException' });
    });
  });

  describe('an operation that is not simulated', () => {
    test('is refused in a way that SDKs understand', async () => {
      await expect(acm.send(new SearchCertificatesCommand({}))).rejects.toMatchObject({
        name: 'UnknownOperationException',
      });
    });
  });
});
