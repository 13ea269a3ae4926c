import { ACMClient, GetCertificateCommand } from '@aws-sdk/client-acm';
import { GetServerCertificateCommand, IAMClient } from '@aws-sdk/client-iam';
import { mockClient } from 'aws-sdk-client-mock';
import { fetchPlanSide } from '../../lambda/operators/plan-side';
import { aServiceError } from '../builders/attempt';
import { theNew, theOld } from '../builders/migration';
import { aCertificatePair, OF_A_PUBLIC_CA } from '../builders/x509';

const acm = mockClient(ACMClient);
const iam = mockClient(IAMClient);
const clients = { acm: () => new ACMClient({}), iam: () => new IAMClient({}) };

describe('a certificate of a plan', () => {
  beforeEach(() => {
    acm.reset();
    iam.reset();
  });

  test('is told by itself, of ACM and of IAM', async () => {
    const { certificate: pem } = await aCertificatePair(OF_A_PUBLIC_CA);
    acm.on(GetCertificateCommand).resolves({ Certificate: pem });
    iam.on(GetServerCertificateCommand).resolves({
      ServerCertificate: { ServerCertificateMetadata: undefined, CertificateBody: pem },
    });
    const told = { leaf: expect.stringMatching(/^[\da-f]{64}$/), issuer: { authority: 'public' } };

    expect(await fetchPlanSide(theNew(), clients)).toMatchObject({ certificate: theNew(), ...told });
    expect(await fetchPlanSide(theOld(), clients)).toMatchObject({ certificate: theOld(), ...told });
  });

  test.each([
    ['may not be read', () => acm.on(GetCertificateCommand).rejects(aServiceError('AccessDeniedException'))],
    ['is not there', () => acm.on(GetCertificateCommand).resolves({})],
    ['is no certificate', () => acm.on(GetCertificateCommand).resolves({ Certificate: 'no certificate' })],
  ])('tells nothing of itself where it %s', async (_what, arrange) => {
    arrange();

    expect(await fetchPlanSide(theNew(), clients)).toEqual({ certificate: theNew() });
  });

  test('rejects what is no answer of AWS', async () => {
    acm.on(GetCertificateCommand).rejects(new TypeError('a bug'));

    await expect(fetchPlanSide(theNew(), clients)).rejects.toThrow('a bug');
  });
});
