import {
  ACMClient,
  type CertificateDetail,
  DescribeCertificateCommand,
  type RenewalSummary,
} from '@aws-sdk/client-acm';
import { mockClient } from 'aws-sdk-client-mock';
import { describeCertificates } from '../../lambda/collectors/acm-describe';
import { accountId, certificateId, region } from '../../lambda/domain/ids';
import { aServiceError } from '../builders/attempt';
import { NOW } from '../builders/instant';

const acm = mockClient(ACMClient);
const [A, B, C] = ['a', 'b', 'c'].map((name) =>
  certificateId(`arn:aws:acm:eu-west-1:123456789012:certificate/${name}`),
) as [ReturnType<typeof certificateId>, ReturnType<typeof certificateId>, ReturnType<typeof certificateId>];
const where = { account: accountId('123456789012'), region: region('eu-west-1'), clock: { now: () => NOW } };
const read = (...ids: [typeof A, ...(typeof A)[]]) =>
  describeCertificates(new ACMClient({ region: 'eu-west-1' }), ids, where);
const detailOf = async (detail: Partial<CertificateDetail>) => {
  acm.on(DescribeCertificateCommand).resolves({ Certificate: { CertificateArn: A, ...detail } });
  const reading = await read(A);
  return reading.details[0];
};
const UPDATED = new Date('2026-11-19T12:00:00Z');

describe('describeCertificates', () => {
  beforeEach(() => acm.reset());

  test('asks once for each', async () => {
    acm.on(DescribeCertificateCommand).callsFake(({ CertificateArn }) => ({ Certificate: { CertificateArn } }));

    const reading = await read(A, B, C);

    expect(reading).toMatchObject({ region: 'eu-west-1', missing: [] });
    expect(reading.details.map(({ id }) => id)).toEqual([A, B, C]);
    expect(acm.commandCalls(DescribeCertificateCommand)).toHaveLength(3);
  });

  test.each<readonly [string, Error]>([
    ['denied', aServiceError('AccessDeniedException')],
    ['throttled', aServiceError('ThrottlingException')],
  ])('goes on with the others when one is %s', async (_, error) => {
    acm.on(DescribeCertificateCommand).resolves({ Certificate: { CertificateArn: A } });
    acm.on(DescribeCertificateCommand, { CertificateArn: B }).rejects(error);

    const reading = await read(A, B, C);

    expect(reading.details.map(({ id }) => id)).toEqual([A, C]);
    expect(reading.missing).toEqual([B]);
  });

  test('takes an answer without a certificate as none', async () => {
    acm.on(DescribeCertificateCommand).resolves({});

    await expect(read(A)).resolves.toEqual({ region: 'eu-west-1', details: [], missing: [A] });
  });

  test('does not miss who was deleted meanwhile', async () => {
    acm.on(DescribeCertificateCommand).rejects(aServiceError('ResourceNotFoundException'));

    await expect(read(A)).resolves.toEqual({ region: 'eu-west-1', details: [], missing: [] });
  });

  test('lets a bug through', async () => {
    acm.on(DescribeCertificateCommand).rejects(new TypeError('x is not a function'));

    await expect(read(A)).rejects.toThrow('x is not a function');
  });

  test.each`
    status                    | progress
    ${'PENDING_AUTO_RENEWAL'} | ${{ kind: 'pending-auto-renewal' }}
    ${'SUCCESS'}              | ${{ kind: 'succeeded' }}
    ${'PENDING_VALIDATION'}   | ${{ kind: 'pending-validation', reason: 'CAA_ERROR' }}
    ${'FAILED'}               | ${{ kind: 'failed', reason: 'CAA_ERROR' }}
  `('tells a renewal that is $status', async ({ status, progress }: { status: never; progress: object }) => {
    const RenewalSummary = {
      RenewalStatus: status,
      RenewalStatusReason: 'CAA_ERROR',
      UpdatedAt: UPDATED,
      DomainValidationOptions: [],
    } satisfies RenewalSummary;

    const detail = await detailOf({ RenewalSummary });

    expect(detail?.progress).toStrictEqual({ ...progress, readAt: NOW, updatedAt: '2026-11-19T12:00:00.000Z' });
  });

  test('tells that no renewal has started', async () => {
    expect((await detailOf({}))?.progress).toEqual({ kind: 'not-started', readAt: NOW });
  });

  test.each<readonly [string, object]>([
    ['without a date', { RenewalStatus: 'FAILED' }],
    ['without a status', { UpdatedAt: UPDATED }],
    ['of a status that it does not know', { RenewalStatus: 'PAUSED', UpdatedAt: UPDATED }],
  ])('takes a summary %s as not read', async (_, summary) => {
    expect((await detailOf({ RenewalSummary: summary as never }))?.progress).toEqual({ kind: 'not-read' });
  });

  test('tells why a certificate was never issued', async () => {
    await expect(detailOf({ FailureReason: 'NO_AVAILABLE_CONTACTS' })).resolves.toMatchObject({
      failureReason: 'NO_AVAILABLE_CONTACTS',
    });
    await expect(detailOf({})).resolves.not.toHaveProperty('failureReason');
  });

  test('names the resources that use a certificate', async () => {
    const InUseBy = ['arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/edge-1/50dc6c495c0c9188'];

    expect((await detailOf({ InUseBy }))?.attachments).toStrictEqual([
      {
        certificate: A,
        resource: InUseBy[0],
        name: 'edge-1',
        region: 'eu-west-1',
        service: 'elbv2',
        observedAt: NOW,
      },
    ]);
  });
});
