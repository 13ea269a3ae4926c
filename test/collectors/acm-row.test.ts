import type { CertificateSummary } from '@aws-sdk/client-acm';
import { acmCertificate } from '../../lambda/collectors/acm-row';
import { anAttempt } from '../builders/attempt';
import { NOW } from '../builders/instant';

const ARN = 'arn:aws:acm:eu-west-1:123456789012:certificate/a';
const certificateOf = (row: Partial<CertificateSummary>) =>
  acmCertificate({ CertificateArn: ARN, ...row }, anAttempt('acm'));

describe('acmCertificate', () => {
  test('keeps all that a row tells', () => {
    const certificate = certificateOf({
      DomainName: 'api.example.com',
      SubjectAlternativeNameSummaries: ['api.example.com', '*.example.com'],
      HasAdditionalSubjectAlternativeNames: false,
      Status: 'ISSUED',
      Type: 'AMAZON_ISSUED',
      KeyAlgorithm: 'EC_prime256v1',
      CertificateKeyPairOrigin: 'AWS_MANAGED',
      RenewalEligibility: 'ELIGIBLE',
      NotBefore: new Date('2026-06-01T00:00:00Z'),
      NotAfter: new Date('2026-12-16T23:59:59Z'),
      CreatedAt: new Date('2026-05-31T10:00:00.500Z'),
      RevokedAt: new Date('2026-11-01T00:00:00Z'),
      InUse: true,
      Exported: false,
      ManagedBy: 'CLOUDFRONT',
    });

    expect(certificate).toStrictEqual({
      source: 'acm',
      id: ARN,
      arn: ARN,
      account: '123456789012',
      region: 'eu-west-1',
      renews: 'acm',
      names: ['api.example.com', '*.example.com'],
      namesComplete: true,
      renewal: { eligibility: 'eligible', progress: { kind: 'not-read' } },
      type: 'AMAZON_ISSUED',
      status: 'ISSUED',
      key: { family: 'ec', curve: 'prime256v1' },
      notBefore: '2026-06-01T00:00:00.000Z',
      notAfter: '2026-12-16T23:59:59.000Z',
      requestedAt: '2026-05-31T10:00:00.500Z',
      revokedAt: '2026-11-01T00:00:00.000Z',
      inUse: true,
      exported: false,
      managedBy: 'cloudfront',
      observedAt: NOW,
    });
  });

  test('leaves out what a row does not tell', () => {
    expect(certificateOf({})).toStrictEqual({
      source: 'acm',
      id: ARN,
      arn: ARN,
      account: '123456789012',
      region: 'eu-west-1',
      renews: 'unknown',
      names: [],
      namesComplete: true,
      renewal: { eligibility: 'unknown', progress: { kind: 'not-read' } },
      observedAt: NOW,
    });
  });

  test('leaves out words that it does not know', () => {
    const certificate = certificateOf({
      Status: 'SUSPENDED' as never,
      Type: 'LEASED' as never,
      RenewalEligibility: 'PERHAPS' as never,
      ManagedBy: 'SOMEBODY' as never,
    });

    expect(certificate).not.toHaveProperty('status');
    expect(certificate).not.toHaveProperty('type');
    expect(certificate).not.toHaveProperty('managedBy');
    expect(certificate).toMatchObject({ renews: 'unknown', renewal: { eligibility: 'unknown' } });
  });

  test.each`
    type               | origin                 | renews
    ${'AMAZON_ISSUED'} | ${'AWS_MANAGED'}       | ${'acm'}
    ${'AMAZON_ISSUED'} | ${undefined}           | ${'acm'}
    ${'AMAZON_ISSUED'} | ${'ACME'}              | ${'acme-client'}
    ${'PRIVATE'}       | ${'ACME'}              | ${'acme-client'}
    ${'PRIVATE'}       | ${'AWS_MANAGED'}       | ${'acm'}
    ${'PRIVATE'}       | ${'CUSTOMER_PROVIDED'} | ${'nobody'}
    ${'PRIVATE'}       | ${undefined}           | ${'unknown'}
    ${'IMPORTED'}      | ${'CUSTOMER_PROVIDED'} | ${'nobody'}
    ${'IMPORTED'}      | ${undefined}           | ${'nobody'}
    ${undefined}       | ${'AWS_MANAGED'}       | ${'unknown'}
  `('says that $renews renews $type with a key of $origin', ({ type, origin, renews }) => {
    expect(certificateOf({ Type: type, CertificateKeyPairOrigin: origin })).toMatchObject({ renews });
  });

  test.each`
    algorithm          | key
    ${'RSA_1024'}      | ${{ family: 'rsa', bits: 1024 }}
    ${'RSA-2048'}      | ${{ family: 'rsa', bits: 2048 }}
    ${'EC_secp384r1'}  | ${{ family: 'ec', curve: 'secp384r1' }}
    ${'EC-prime256v1'} | ${{ family: 'ec', curve: 'prime256v1' }}
    ${'ML_DSA_65'}     | ${{ family: 'other', name: 'ML_DSA_65' }}
    ${'RSA_PSS'}       | ${{ family: 'other', name: 'RSA_PSS' }}
  `('reads the key $algorithm', ({ algorithm, key }) => {
    expect(certificateOf({ KeyAlgorithm: algorithm })).toMatchObject({ key });
  });

  test('names the domain first and each name once', () => {
    const names = {
      DomainName: 'b.example',
      SubjectAlternativeNameSummaries: ['a.example', 'b.example', '', 'a.example'],
    };

    expect(certificateOf(names)).toMatchObject({ names: ['b.example', 'a.example'] });
  });

  test.each([
    [true, false],
    [false, true],
  ])('with more names untold (%s) the names are complete: %s', (more, complete) => {
    expect(certificateOf({ HasAdditionalSubjectAlternativeNames: more })).toMatchObject({ namesComplete: complete });
  });

  test('does not take the status for the end', () => {
    const certificate = certificateOf({ Status: 'EXPIRED', NotAfter: new Date('2030-01-01T00:00:00Z') });

    expect(certificate).toMatchObject({ status: 'EXPIRED', notAfter: '2030-01-01T00:00:00.000Z' });
  });
});
