import {
  ACMPCAClient,
  type CertificateAuthorityStatus,
  CreateCertificateAuthorityCommand,
  DeleteCertificateAuthorityCommand,
  DescribeCertificateAuthorityCommand,
  UpdateCertificateAuthorityCommand,
} from '@aws-sdk/client-acm-pca';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { awsSources } from '../../lambda/collectors/aws-sources';
import { accountId, region as regionOf } from '../../lambda/domain/ids';
import { NOW } from '../builders/instant';
import { clientOf, configurationOf } from './clients';
import { type LocalAws, startLocalAws } from './local-aws';

jest.setTimeout(120_000);

// Permissions are not enforced here: what a refusal becomes is tested at the collector.
describe('a private CA of the local AWS', () => {
  let aws: LocalAws;
  let pca: ACMPCAClient;

  beforeAll(async () => {
    aws = await startLocalAws();
    pca = clientOf(aws, ACMPCAClient);
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  const create = async (): Promise<string> => {
    const { CertificateAuthorityArn = '' } = await pca.send(
      new CreateCertificateAuthorityCommand({
        CertificateAuthorityType: 'ROOT',
        CertificateAuthorityConfiguration: {
          KeyAlgorithm: 'RSA_2048',
          SigningAlgorithm: 'SHA256WITHRSA',
          Subject: { CommonName: 'ca.example.com' },
        },
      }),
    );
    return CertificateAuthorityArn;
  };
  const statusOf = async (arn: string) =>
    (await pca.send(new DescribeCertificateAuthorityCommand({ CertificateAuthorityArn: arn }))).CertificateAuthority
      ?.Status;
  const sources = () =>
    awsSources({
      account: accountId(aws.account),
      homeRegion: regionOf(aws.region),
      clock: { now: () => NOW },
      client: configurationOf(aws),
    });
  const answerOf = async (arn: string) =>
    (await sources().certificateAuthorities(regionOf(aws.region), [arn])).get(arn)?.answer;

  test('tells its state as it is, and a reading of the account takes it so', async () => {
    const arn = await create();
    const Status: CertificateAuthorityStatus = 'DISABLED';
    const before = await answerOf(arn);
    await pca.send(new UpdateCertificateAuthorityCommand({ CertificateAuthorityArn: arn, Status }));

    expect(before).toMatchObject({ kind: 'told', status: 'PENDING_CERTIFICATE' });
    expect(await answerOf(arn)).toMatchObject({ kind: 'told', status: Status });
    expect((await aws.calls()).map(({ action }) => action)).toContain('acm-pca:DescribeCertificateAuthority');
  });

  test('is still told when it was deleted, until nobody can restore it', async () => {
    const arn = await create();
    await pca.send(new DeleteCertificateAuthorityCommand({ CertificateAuthorityArn: arn }));

    expect(await statusOf(arn)).toBe('DELETED');
    expect(await answerOf(arn)).toMatchObject({ kind: 'told', status: 'DELETED' });
  });

  test('that nobody ever made is not found', async () => {
    const arn = `arn:aws:acm-pca:us-east-1:${aws.account}:certificate-authority/00000000-0000-0000-0000-000000000000`;

    await expect(answerOf(arn)).resolves.toEqual({ kind: 'not-found' });
  });
});
