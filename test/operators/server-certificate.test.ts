import {
  DeleteServerCertificateCommand,
  GetServerCertificateCommand,
  IAMClient,
  ListServerCertificateTagsCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam';
import { mockClient } from 'aws-sdk-client-mock';
import type { DeletionChange } from '../../lambda/domain/operations/change';
import { awsChanges } from '../../lambda/operators/changes';
import { digestOfPem } from '../../lambda/operators/leaf';
import {
  deleteServerCertificate,
  readServerCertificate,
  serverCertificateFingerprint,
} from '../../lambda/operators/server-certificate';
import { aServiceError } from '../builders/attempt';
import { onlyClients } from '../builders/operator-clients';
import { aCertificatePair } from '../builders/x509';

const iam = mockClient(IAMClient);
const client = new IAMClient({ region: 'us-east-1' });
const NAME = 'legacy';
const metadata = { Path: '/cloudfront/', ServerCertificateName: NAME, ServerCertificateId: 'ASCA1', Arn: 'arn' };
const shows = (parts: { readonly CertificateBody?: string; readonly CertificateChain?: string } | undefined) =>
  iam
    .on(GetServerCertificateCommand)
    .resolves({ ServerCertificate: parts && ({ ServerCertificateMetadata: metadata, ...parts } as never) });
const change: DeletionChange = {
  ...{ kind: 'deletion', name: NAME, path: '/cloudfront/', before: 'leaf', after: 'absent' },
  kept: { certificate: 'body', chain: 'chain' },
  tags: [{ key: 'owner', value: 'payments' }],
};

describe('a server certificate of IAM', () => {
  beforeEach(() => iam.reset());

  test('is read with its chain, its path and its tags', async () => {
    shows({ CertificateBody: 'body', CertificateChain: 'chain' });
    iam.on(ListServerCertificateTagsCommand).resolves({ Tags: [{ Key: 'owner', Value: 'payments' }] });

    expect(await readServerCertificate(client, NAME)).toEqual({
      ...{ kept: { certificate: 'body', chain: 'chain' }, path: '/cloudfront/' },
      tags: [{ key: 'owner', value: 'payments' }],
    });
  });

  test('has all its tags, though IAM tells fewer at once than there are', async () => {
    shows({ CertificateBody: 'body' });
    iam
      .on(ListServerCertificateTagsCommand, { ServerCertificateName: NAME })
      .resolves({ Tags: [{ Key: 'a', Value: '1' }], IsTruncated: true, Marker: 'm' })
      .on(ListServerCertificateTagsCommand, { ServerCertificateName: NAME, Marker: 'm' })
      .resolves({ Tags: [{ Key: 'b', Value: '' }] });

    expect(await readServerCertificate(client, NAME)).toEqual({
      ...{ kept: { certificate: 'body' }, path: '/cloudfront/' },
      tags: [
        { key: 'a', value: '1' },
        { key: 'b', value: '' },
      ],
    });
  });

  test.each([
    ['no certificate', undefined],
    ['no body', {}],
    ['no path', { CertificateBody: 'body', ServerCertificateMetadata: undefined }],
  ])('is nothing that can be used where the answer holds %s', async (_what, parts) => {
    shows(parts);

    expect(await readServerCertificate(client, NAME)).toBeUndefined();
  });

  test.each(['AccessDenied', 'Throttling', 'NoSuchEntityException'])('is not read where IAM says %s', async (name) => {
    iam.on(GetServerCertificateCommand).rejects(aServiceError(name));
    await expect(readServerCertificate(client, NAME)).rejects.toMatchObject({ name });

    shows({ CertificateBody: 'body' });
    iam.on(ListServerCertificateTagsCommand).rejects(aServiceError(name));
    await expect(readServerCertificate(client, NAME)).rejects.toMatchObject({ name });
  });
});

describe('the fingerprint of a server certificate', () => {
  beforeEach(() => iam.reset());

  test('is the digest of the certificate itself', async () => {
    const { certificate } = await aCertificatePair();
    shows({ CertificateBody: certificate, CertificateChain: 'chain' });

    expect(await serverCertificateFingerprint(client, NAME)).toBe(digestOfPem(certificate));
    expect(digestOfPem(certificate)).toMatch(/^[0-9a-f]{64}$/i);
  });

  test('is that of what is not there where IAM knows none, and only there', async () => {
    iam.on(GetServerCertificateCommand).rejects(aServiceError('NoSuchEntityException'));
    expect(await serverCertificateFingerprint(client, NAME)).toBe('absent');

    iam.on(GetServerCertificateCommand).rejects(aServiceError('AccessDenied'));
    await expect(serverCertificateFingerprint(client, NAME)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test.each([
    ['holds no certificate', undefined],
    ['holds no body', {}],
    ['holds no PEM', { CertificateBody: 'no PEM' }],
  ])('is unknown where the answer %s', async (_what, parts) => {
    shows(parts);

    expect(await serverCertificateFingerprint(client, NAME)).toBeUndefined();
  });
});

describe('a deletion', () => {
  const inputs = () => iam.calls().map(({ args: [{ input }] }) => input as unknown);

  beforeEach(() => iam.reset());

  test('forward deletes by name, whatever key it is given', async () => {
    iam.on(DeleteServerCertificateCommand).resolves({});

    await deleteServerCertificate(client, change, { direction: 'forward', privateKey: Buffer.from('key') });

    expect(iam.commandCalls(DeleteServerCertificateCommand)).toHaveLength(1);
    expect(inputs()).toEqual([{ ServerCertificateName: NAME }]);
  });

  test('back uploads all that there was, with the key', async () => {
    iam.on(UploadServerCertificateCommand).resolves({});

    await deleteServerCertificate(client, change, { direction: 'back', privateKey: Buffer.from('kéy') });

    expect(inputs()).toEqual([
      {
        ...{ ServerCertificateName: NAME, Path: '/cloudfront/', PrivateKey: 'kéy' },
        ...{ CertificateBody: 'body', CertificateChain: 'chain', Tags: [{ Key: 'owner', Value: 'payments' }] },
      },
    ]);
  });

  test('back uploads no chain where there was none', async () => {
    iam.on(UploadServerCertificateCommand).resolves({});
    const bare = { ...change, kept: { certificate: 'body' }, tags: [] };

    await deleteServerCertificate(client, bare, { direction: 'back', privateKey: Buffer.from('key') });

    expect(inputs()).toMatchObject([{ CertificateBody: 'body', Tags: [] }]);
    expect(iam.commandCalls(UploadServerCertificateCommand)[0]?.args[0].input.CertificateChain).toBeUndefined();
  });

  test.each([
    ['done', undefined],
    ['refused', 'DeleteConflictException'],
    ['refused', 'AccessDenied'],
    ['again', 'Throttling'],
  ])('is %s, as IAM answers %s', async (answer, name) => {
    for (const command of [DeleteServerCertificateCommand, UploadServerCertificateCommand] as const)
      if (name === undefined) iam.on(command as typeof DeleteServerCertificateCommand).resolves({});
      else iam.on(command as typeof DeleteServerCertificateCommand).rejects(aServiceError(name));
    const { write } = awsChanges(onlyClients({ iam: () => client }), Buffer.from('key'));

    expect(await write(change, 'forward')).toBe(answer);
    expect(await write(change, 'back')).toBe(answer);
  });
});
