import { ACMClient, type CertificateSummary, ListCertificatesCommand } from '@aws-sdk/client-acm';
import { mockClient } from 'aws-sdk-client-mock';
import { readAcm } from '../../lambda/collectors/acm';
import { aServiceError, anAttempt } from '../builders/attempt';
import { NOW } from '../builders/instant';

const acm = mockClient(ACMClient);
const attempt = anAttempt('acm');
const read = () => readAcm(new ACMClient({ region: 'eu-west-1' }), attempt);

const rowOf = (name: string, others: Partial<CertificateSummary> = {}): CertificateSummary => ({
  CertificateArn: `arn:aws:acm:eu-west-1:123456789012:certificate/${name}`,
  DomainName: `${name}.example.com`,
  Status: 'ISSUED',
  NotAfter: new Date('2027-01-01T00:00:00Z'),
  ...others,
});
const idsIn = (reading: Awaited<ReturnType<typeof read>>) =>
  'content' in reading ? reading.content.certificates.map(({ id }) => id.split('/')[1]) : undefined;
const asked = () => acm.commandCalls(ListCertificatesCommand).map(({ args: [{ input }] }) => input);

const ALL_KEY_TYPES = ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'];

describe('readAcm', () => {
  beforeEach(() => acm.reset());

  test('asks for every key type, every origin and every status, a thousand at a time', async () => {
    acm.on(ListCertificatesCommand).resolves({ CertificateSummaryList: [] });

    await expect(read()).resolves.toEqual({ ...attempt, status: 'ok', content: { certificates: [], attachments: [] } });

    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toMatchObject({
      Includes: { keyTypes: expect.arrayContaining(ALL_KEY_TYPES) },
      CertificateKeyPairOrigins: expect.arrayContaining(['AWS_MANAGED', 'ACME', 'CUSTOMER_PROVIDED']),
      CertificateStatuses: expect.arrayContaining(['PENDING_VALIDATION', 'ISSUED', 'INACTIVE', 'EXPIRED', 'REVOKED']),
      MaxItems: 1000,
    });
  });

  test('reads all pages', async () => {
    acm
      .on(ListCertificatesCommand)
      .resolvesOnce({ CertificateSummaryList: [rowOf('a')], NextToken: 'second' })
      .resolvesOnce({ CertificateSummaryList: [], NextToken: 'third' })
      .resolvesOnce({ CertificateSummaryList: [rowOf('b')] });

    const reading = await read();

    expect(reading).toMatchObject({ status: 'ok', at: NOW });
    expect(idsIn(reading)).toEqual(['a', 'b']);
    expect(asked().map(({ NextToken }) => NextToken)).toEqual([undefined, 'second', 'third']);
  });

  test.each<readonly [string, Error, object]>([
    ['no permission', aServiceError('AccessDeniedException'), { status: 'denied', reason: 'no-permission' }],
    ['throttling', aServiceError('ThrottlingException'), { status: 'failed', reason: 'throttled' }],
    ['an error of the service', aServiceError('InternalServerError'), { status: 'failed', reason: 'service-error' }],
  ])('is a failure without content after %s on the first page', async (_, error, expected) => {
    acm.on(ListCertificatesCommand).rejects(error);

    await expect(read()).resolves.toStrictEqual({ ...attempt, ...expected });
  });

  test('keeps what was read when a later page fails', async () => {
    acm
      .on(ListCertificatesCommand)
      .resolvesOnce({ CertificateSummaryList: [rowOf('a')], NextToken: 'second' })
      .rejects(aServiceError('ThrottlingException'));

    const reading = await read();

    expect(reading).toMatchObject({ status: 'partial', reason: 'pages-missing' });
    expect(idsIn(reading)).toEqual(['a']);
  });

  test('takes an answer without a list as malformed, not as empty', async () => {
    acm.on(ListCertificatesCommand).resolves({});

    await expect(read()).resolves.toMatchObject({ status: 'failed', reason: 'malformed-answer' });
  });

  test('does not follow the same token for ever', async () => {
    acm.on(ListCertificatesCommand).resolves({ CertificateSummaryList: [rowOf('a')], NextToken: 'again' });

    await expect(read()).resolves.toMatchObject({ status: 'partial', reason: 'pages-missing' });

    expect(asked()).toHaveLength(2);
  });

  test.each<readonly [string, CertificateSummary]>([
    ['issued without an end', rowOf('b', { NotAfter: undefined })],
    ['issued with an end that is no date', rowOf('b', { NotAfter: new Date(Number.NaN) })],
    ['without an ARN', rowOf('b', { CertificateArn: undefined })],
  ])('leaves out a row %s and says so', async (_, malformed) => {
    acm.on(ListCertificatesCommand).resolves({ CertificateSummaryList: [rowOf('a'), malformed, rowOf('c')] });

    const reading = await read();

    expect(reading).toMatchObject({ status: 'partial', reason: 'malformed-row' });
    expect(idsIn(reading)).toEqual(['a', 'c']);
  });

  test('takes a certificate without an end that was never issued', async () => {
    acm.on(ListCertificatesCommand).resolves({
      CertificateSummaryList: [rowOf('a', { Status: 'PENDING_VALIDATION', NotAfter: undefined })],
    });

    const reading = await read();

    expect(reading).toMatchObject({ status: 'ok' });
    expect(idsIn(reading)).toEqual(['a']);
  });

  describe('in a region that refuses a value it does not know', () => {
    test.each(['ValidationException', 'InvalidArgsException'])(
      'asks once more for what is known everywhere, and that is whole (%s)',
      async (name) => {
        acm
          .on(ListCertificatesCommand)
          .rejectsOnce(aServiceError(name))
          .resolvesOnce({ CertificateSummaryList: [rowOf('a')], NextToken: 'second' })
          .resolvesOnce({ CertificateSummaryList: [rowOf('b')] });

        const reading = await read();

        expect(reading).toMatchObject({ status: 'ok' });
        expect(idsIn(reading)).toEqual(['a', 'b']);
        expect(asked()).toHaveLength(3);
        expect(asked()[2]).toMatchObject({ Includes: { keyTypes: ALL_KEY_TYPES }, NextToken: 'second' });
        expect(asked()[2]).not.toHaveProperty('CertificateKeyPairOrigins');
        expect(asked()[0]).toHaveProperty('CertificateKeyPairOrigins');
      },
    );

    test('gives up when that is refused too', async () => {
      acm.on(ListCertificatesCommand).rejects(aServiceError('ValidationException'));

      await expect(read()).resolves.toMatchObject({ status: 'failed', reason: 'service-error' });

      expect(asked()).toHaveLength(2);
    });

    test('does not begin anew in the middle of the list', async () => {
      acm
        .on(ListCertificatesCommand)
        .resolvesOnce({ CertificateSummaryList: [rowOf('a')], NextToken: 'second' })
        .rejects(aServiceError('ValidationException'));

      await expect(read()).resolves.toMatchObject({ status: 'partial', reason: 'pages-missing' });

      expect(asked()).toHaveLength(2);
    });
  });

  test('lets a bug through', async () => {
    acm.on(ListCertificatesCommand).rejects(new TypeError('x is not a function'));

    await expect(read()).rejects.toThrow('x is not a function');
  });
});
