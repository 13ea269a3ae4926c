import { ACMClient, GetCertificateCommand, ImportCertificateCommand } from '@aws-sdk/client-acm';
import { mockClient } from 'aws-sdk-client-mock';
import type { ContentChange } from '../../lambda/domain/operations/change';
import { awsChanges } from '../../lambda/operators/changes';
import { contentFingerprint, importContent, readContent } from '../../lambda/operators/imported-content';
import { digestOfPem } from '../../lambda/operators/leaf';
import { aServiceError } from '../builders/attempt';
import { acmArn, HOME } from '../builders/certificate';
import { onlyClients } from '../builders/operator-clients';
import { aCertificatePair } from '../builders/x509';

const acm = mockClient(ACMClient);
const client = new ACMClient({ region: HOME });
const ARN = acmArn(1);
const KEY = Buffer.from('key');
const change: ContentChange = {
  ...{ kind: 'content', region: HOME, certificate: ARN, before: 'old', after: 'new' },
  content: { certificate: 'new body', chain: 'new chain' },
  replaced: { certificate: 'old body' },
};

describe('the content of an imported certificate', () => {
  beforeEach(() => acm.reset());

  test('is its certificate and, where it has one, its chain', async () => {
    acm.on(GetCertificateCommand).resolves({ Certificate: 'body', CertificateChain: 'chain' });
    expect(await readContent(client, ARN)).toEqual({ certificate: 'body', chain: 'chain' });
    expect(acm.calls()[0]?.args[0].input).toEqual({ CertificateArn: ARN });

    acm.on(GetCertificateCommand).resolves({ Certificate: 'body' });
    expect(await readContent(client, ARN)).toEqual({ certificate: 'body' });
  });

  test('has the digest of the certificate as its fingerprint, whatever its chain', async () => {
    const [{ certificate }, other] = [await aCertificatePair(), await aCertificatePair()];
    acm.on(GetCertificateCommand).resolves({ Certificate: certificate });
    const bare = await contentFingerprint(client, ARN);

    acm.on(GetCertificateCommand).resolves({ Certificate: certificate, CertificateChain: other.certificate });
    expect(await contentFingerprint(client, ARN)).toBe(bare);
    acm.on(GetCertificateCommand).resolves({ Certificate: other.certificate });
    expect(await contentFingerprint(client, ARN)).toBe(digestOfPem(other.certificate));
    expect(bare).not.toBe(digestOfPem(other.certificate));
  });

  test.each([
    ['no certificate', {}],
    ['no PEM', { Certificate: 'no PEM' }],
  ])('is unknown where the answer holds %s', async (_what, answer) => {
    acm.on(GetCertificateCommand).resolves(answer);

    expect(await contentFingerprint(client, ARN)).toBeUndefined();
  });

  test.each(['AccessDeniedException', 'ThrottlingException', 'RequestInProgressException'])(
    'is not read where ACM says %s',
    async (name) => {
      acm.on(GetCertificateCommand).rejects(aServiceError(name));

      await expect(readContent(client, ARN)).rejects.toMatchObject({ name });
    },
  );
});

describe('an import', () => {
  const sent = () =>
    acm.commandCalls(ImportCertificateCommand).map(({ args: [{ input }] }) => ({
      arn: input.CertificateArn,
      certificate: input.Certificate && Buffer.from(input.Certificate).toString(),
      chain: input.CertificateChain && Buffer.from(input.CertificateChain).toString(),
      key: input.PrivateKey && Buffer.from(input.PrivateKey).toString(),
    }));

  beforeEach(() => acm.reset());

  test('forward puts the new content under the same ARN, with its key', async () => {
    acm.on(ImportCertificateCommand).resolves({});

    await importContent(client, change, { direction: 'forward', privateKey: KEY });

    expect(sent()).toEqual([{ arn: ARN, certificate: 'new body', chain: 'new chain', key: 'key' }]);
  });

  test('back puts the old content there again, without a chain where it had none', async () => {
    acm.on(ImportCertificateCommand).resolves({});

    await importContent(client, change, { direction: 'back', privateKey: KEY });

    expect(sent()).toEqual([{ arn: ARN, certificate: 'old body', chain: undefined, key: 'key' }]);
  });

  test.each([
    ['done', undefined],
    ['refused', 'ValidationException'],
    ['refused', 'AccessDeniedException'],
    ['again', 'ThrottlingException'],
  ])('is %s either way, as ACM answers %s', async (answer, name) => {
    const asked = acm.on(ImportCertificateCommand);
    if (name === undefined) asked.resolves({});
    else asked.rejects(aServiceError(name));
    const { write } = awsChanges(onlyClients({ acm: () => client }), KEY);

    expect(await write(change, 'forward')).toBe(answer);
    expect(await write(change, 'back')).toBe(answer);
  });
});
