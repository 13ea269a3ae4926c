import {
  ACMClient,
  type CertificateDetail,
  DescribeCertificateCommand,
  ListCertificateDomainValidationsCommand,
} from '@aws-sdk/client-acm';
import { mockClient } from 'aws-sdk-client-mock';
import { readValidation } from '../../lambda/operators/certificate-validation';
import { aServiceError } from '../builders/attempt';
import { acmArn, HOME } from '../builders/certificate';

const acm = mockClient(ACMClient);
const client = new ACMClient({ region: HOME });
const ARN = acmArn(1);
const RECORD = { Name: '_A1.Shop.Example.com.', Type: 'CNAME', Value: '_b2.acm-validations.aws.' } as const;
const record = { name: '_a1.shop.example.com', value: '_b2.acm-validations.aws' };
const detail = (overrides: Partial<CertificateDetail> = {}): CertificateDetail => ({
  ...{ CertificateArn: ARN, DomainName: 'Shop.example.com', SubjectAlternativeNames: ['Shop.example.com'] },
  DomainValidationOptions: [
    { DomainName: 'Shop.example.com', ValidationMethod: 'DNS', ValidationStatus: 'SUCCESS', ResourceRecord: RECORD },
  ],
  ...overrides,
});
const byMail = (DomainName: string) =>
  ({ DomainName, ValidationMethod: 'EMAIL', ValidationStatus: 'SUCCESS' }) as const;
const asksForDns = (DomainName: string) => ({
  DomainName,
  ActiveValidationConfiguration: { ValidationMethod: 'EMAIL' as const },
  RequestedValidationConfiguration: {
    ValidationMethod: 'DNS' as const,
    ValidationChallenge: { DnsValidationChallenge: { ResourceRecord: RECORD } },
  },
});
const read = async () => readValidation(client, ARN, HOME);

describe('the validation of a certificate', () => {
  beforeEach(() => acm.reset());

  test('is what ACM says of each name, in the words of our domain', async () => {
    acm
      .on(DescribeCertificateCommand)
      .resolves({ Certificate: detail({ NotAfter: new Date('2027-06-01T00:00:00Z') }) });

    expect(await read()).toEqual({
      kind: 'read',
      subject: {
        ...{ id: ARN, arn: ARN, region: HOME, names: ['shop.example.com'], notAfter: '2027-06-01T00:00:00.000Z' },
      },
      domains: [{ name: 'shop.example.com', method: 'dns', record }],
      status: new Map([['shop.example.com', 'success']]),
    });
    expect(acm.commandCalls(ListCertificateDomainValidationsCommand)).toHaveLength(0);
  });

  test.each<readonly [string, Partial<CertificateDetail>, readonly string[]]>([
    ['has alternative names', { SubjectAlternativeNames: ['a.example', 'B.example'] }, ['a.example', 'b.example']],
    ['has its first name alone', { SubjectAlternativeNames: undefined }, ['shop.example.com']],
    ['has no name', { SubjectAlternativeNames: [], DomainName: undefined }, []],
  ])('is of every name of one that %s', async (_what, overrides, names) => {
    acm.on(DescribeCertificateCommand).resolves({ Certificate: detail(overrides) });

    expect(await read()).toMatchObject({ subject: { names } });
  });

  test.each<readonly [string, CertificateDetail['RenewalSummary'], string]>([
    ['that of the issue, without a renewal', undefined, 'success'],
    ['that of the issue, once the renewal is done', aRenewal('SUCCESS', 'FAILED'), 'success'],
    ['that of the renewal while it waits', aRenewal('PENDING_VALIDATION', 'PENDING_VALIDATION'), 'pending'],
    ['that of the renewal once it failed', aRenewal('FAILED', 'FAILED'), 'failed'],
  ])('has as its status %s', async (_what, renewal, status) => {
    acm.on(DescribeCertificateCommand).resolves({ Certificate: detail({ RenewalSummary: renewal }) });

    expect(await read()).toMatchObject({ status: new Map([['shop.example.com', status]]) });
  });

  test('has no status of a name of which ACM says none that is known', async () => {
    const options = [{ ...byMail('a.example'), ValidationMethod: 'DNS' as const, ValidationStatus: 'NOVEL' as never }];
    acm.on(DescribeCertificateCommand).resolves({ Certificate: detail({ DomainValidationOptions: options }) });

    expect(await read()).toMatchObject({ kind: 'read', status: new Map() });
  });

  test('by e-mail is by DNS, and not yet so, where a change to that waits for its record', async () => {
    const options = [byMail('shop.example.com'), byMail('www.example.com')];
    acm.on(DescribeCertificateCommand).resolves({ Certificate: detail({ DomainValidationOptions: options }) });
    acm
      .on(ListCertificateDomainValidationsCommand)
      .resolves({ DomainValidationSummaryList: [asksForDns('Shop.example.com')] });

    expect(await read()).toMatchObject({
      domains: [
        { name: 'shop.example.com', method: 'dns', record },
        { name: 'www.example.com', method: 'email' },
      ],
      status: new Map([
        ['shop.example.com', 'pending'],
        ['www.example.com', 'success'],
      ]),
    });
  });

  test('of none that ACM knows is gone', async () => {
    acm.on(DescribeCertificateCommand).rejects(aServiceError('ResourceNotFoundException'));

    expect(await read()).toEqual({ kind: 'gone' });
  });

  test.each([
    ['no-permission', aServiceError('AccessDeniedException')],
    ['throttled', aServiceError('ThrottlingException')],
    ['service-error', aServiceError('InvalidArnException')],
  ])('is unreadable, and says %s', async (because, error) => {
    acm.on(DescribeCertificateCommand).rejects(error);
    expect(await read()).toEqual({ kind: 'unreadable', because });

    const options = [byMail('shop.example.com')];
    acm.on(DescribeCertificateCommand).resolves({ Certificate: detail({ DomainValidationOptions: options }) });
    acm.on(ListCertificateDomainValidationsCommand).rejects(error);
    expect(await read()).toEqual({ kind: 'unreadable', because });
  });

  test('is unreadable where the answer holds no certificate', async () => {
    acm.on(DescribeCertificateCommand).resolves({});

    expect(await read()).toEqual({ kind: 'unreadable', because: 'malformed-answer' });
  });

  test('throws what is no answer of AWS', async () => {
    acm.on(DescribeCertificateCommand).rejects(new RangeError('a bug'));

    await expect(read()).rejects.toThrow('a bug');
  });
});

function aRenewal(
  RenewalStatus: 'SUCCESS' | 'FAILED' | 'PENDING_VALIDATION',
  ValidationStatus: 'FAILED' | 'PENDING_VALIDATION',
): CertificateDetail['RenewalSummary'] {
  const options = [{ DomainName: 'shop.example.com', ValidationMethod: 'DNS' as const, ValidationStatus }];
  return { RenewalStatus, DomainValidationOptions: options, UpdatedAt: new Date('2026-11-01T00:00:00Z') };
}
