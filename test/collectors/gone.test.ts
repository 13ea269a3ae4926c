import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { GetServerCertificateCommand, IAMClient } from '@aws-sdk/client-iam';
import { mockClient } from 'aws-sdk-client-mock';
import { goneOf } from '../../lambda/collectors/gone';
import type { Certificate } from '../../lambda/domain/certificate/certificate';
import { isNonEmpty, region } from '../../lambda/domain/ids';
import { acmArn, aCertificate, anIamCertificate } from '../builders/certificate';
import { aServiceError } from '../builders/attempt';
import { NOW } from '../builders/instant';

const acm = mockClient(ACMClient);
const iam = mockClient(IAMClient);

async function gone(...certificates: readonly Certificate[]) {
  if (!isNonEmpty(certificates)) throw new Error('nobody is asked for');
  return goneOf(certificates, {
    acm: (place) => new ACMClient({ region: place }),
    iam: () => new IAMClient({ region: 'eu-west-1' }),
    clock: { now: () => NOW },
  });
}

describe('certificates that a list lacks', () => {
  beforeEach(() => {
    acm.reset();
    iam.reset();
  });

  const ours = aCertificate();
  const there = aCertificate({ arn: acmArn(7), region: region('us-east-1') });

  test('are gone where ACM does not know them, and not where it does', async () => {
    acm
      .on(DescribeCertificateCommand, { CertificateArn: ours.arn })
      .rejects(aServiceError('ResourceNotFoundException'))
      .on(DescribeCertificateCommand, { CertificateArn: there.arn })
      .resolves({ Certificate: { CertificateArn: there.arn } });

    await expect(gone(ours, there)).resolves.toEqual([ours.id]);
  });

  test.each(['AccessDeniedException', 'ThrottlingException'])('are not gone where ACM says %s', async (name) => {
    acm.on(DescribeCertificateCommand).rejects(aServiceError(name));

    await expect(gone(ours)).resolves.toEqual([]);
  });

  const legacy = anIamCertificate();
  const found = (id: string) => ({
    ServerCertificate: {
      CertificateBody: '',
      ServerCertificateMetadata: {
        ServerCertificateId: id,
        Arn: legacy.arn,
        Path: '/',
        ServerCertificateName: legacy.name,
      },
    },
  });

  test('are gone where IAM knows nobody of that name, or somebody else', async () => {
    iam
      .on(GetServerCertificateCommand)
      .rejectsOnce(aServiceError('NoSuchEntityException'))
      .resolves(found('ASCAOTHER'));

    await expect(gone(legacy)).resolves.toEqual([legacy.id]);
    await expect(gone(legacy)).resolves.toEqual([legacy.id]);
  });

  test('are not gone where IAM shows them, or does not answer', async () => {
    iam.on(GetServerCertificateCommand).resolvesOnce(found(legacy.id)).rejects(aServiceError('AccessDenied'));

    await expect(gone(legacy)).resolves.toEqual([]);
    await expect(gone(legacy)).resolves.toEqual([]);
  });
});
