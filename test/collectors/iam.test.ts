import {
  GetServerCertificateCommand,
  IAMClient,
  ListServerCertificatesCommand,
  type ServerCertificateMetadata,
} from '@aws-sdk/client-iam';
import { mockClient } from 'aws-sdk-client-mock';
import { readIam } from '../../lambda/collectors/iam';
import type { IamCertificate } from '../../lambda/domain/certificate/certificate';
import { certificateId } from '../../lambda/domain/ids';
import { aServiceError, anAttempt } from '../builders/attempt';
import { NOW } from '../builders/instant';
import { aCertificatePair, type CertificatePair } from '../builders/x509';

const iam = mockClient(IAMClient);
const attempt = anAttempt('iam');
const read = (known: readonly IamCertificate[] = []) =>
  readIam(new IAMClient({ region: 'eu-west-1' }), new Map(known.map((one) => [one.id, one])), attempt);
const readRows = async (known: readonly IamCertificate[] = []) => {
  const reading = await read(known);
  return 'content' in reading ? reading.content.certificates.filter((one) => one.source === 'iam') : [];
};

const rowOf = (name: string, others: Partial<ServerCertificateMetadata> = {}): ServerCertificateMetadata => ({
  Path: '/',
  ServerCertificateName: name,
  ServerCertificateId: `ASCA${name.toUpperCase()}`,
  Arn: `arn:aws:iam::123456789012:server-certificate/${name}`,
  UploadDate: new Date('2026-06-02T10:00:00Z'),
  Expiration: new Date('2027-06-01T00:00:00Z'),
  ...others,
});
const lists = (...rows: readonly ServerCertificateMetadata[]) =>
  iam.on(ListServerCertificatesCommand).resolves({ ServerCertificateMetadataList: [...rows], IsTruncated: false });
const holds = (metadata: ServerCertificateMetadata, body: string) =>
  iam
    .on(GetServerCertificateCommand, { ServerCertificateName: metadata.ServerCertificateName })
    .resolves({ ServerCertificate: { ServerCertificateMetadata: metadata, CertificateBody: body } });
const fetched = () => iam.commandCalls(GetServerCertificateCommand).length;

describe('readIam', () => {
  let pair: CertificatePair;
  beforeAll(async () => {
    pair = await aCertificatePair({ names: ['api.example.com', 'www.example.com'] });
  });
  beforeEach(() => iam.reset());

  test('reads what the list tells, and names, beginning and key from the certificate itself', async () => {
    lists(rowOf('edge'));
    holds(rowOf('edge'), pair.certificate);

    await expect(read()).resolves.toStrictEqual({
      ...attempt,
      status: 'ok',
      content: {
        attachments: [],
        certificates: [
          {
            source: 'iam',
            id: 'ASCAEDGE',
            arn: 'arn:aws:iam::123456789012:server-certificate/edge',
            account: '123456789012',
            region: 'global',
            renews: 'nobody',
            name: 'edge',
            names: ['api.example.com', 'www.example.com'],
            namesComplete: true,
            notBefore: '2026-06-01T00:00:00.000Z',
            notAfter: '2027-06-01T00:00:00.000Z',
            key: { family: 'ec', curve: 'prime256v1' },
            uploadedAt: '2026-06-02T10:00:00.000Z',
            observedAt: NOW,
          },
        ],
      },
    });
  });

  test('never asks for what could hold a private key', async () => {
    lists(rowOf('edge'));
    holds(rowOf('edge'), `${pair.certificate}\n${pair.privateKey}`);

    expect(JSON.stringify(await read())).not.toMatch(/PRIVATE|BEGIN/);
  });

  test('goes on while the list says so, also after a short and an empty page', async () => {
    iam
      .on(ListServerCertificatesCommand)
      .resolvesOnce({ ServerCertificateMetadataList: [rowOf('a')], IsTruncated: true, Marker: 'second' })
      .resolvesOnce({ ServerCertificateMetadataList: [], IsTruncated: true, Marker: 'third' })
      .resolvesOnce({ ServerCertificateMetadataList: [rowOf('b')], IsTruncated: false, Marker: 'none' });
    holds(rowOf('a'), pair.certificate);
    holds(rowOf('b'), pair.certificate);

    expect((await readRows()).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(iam.commandCalls(ListServerCertificatesCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { MaxItems: 1000, Marker: undefined },
      { MaxItems: 1000, Marker: 'second' },
      { MaxItems: 1000, Marker: 'third' },
    ]);
  });

  test.each<readonly [string, Error, object]>([
    ['no permission', aServiceError('AccessDenied'), { status: 'denied', reason: 'no-permission' }],
    ['throttling', aServiceError('Throttling'), { status: 'failed', reason: 'throttled' }],
  ])('is a failure without content after %s', async (_, error, expected) => {
    iam.on(ListServerCertificatesCommand).rejects(error);

    await expect(read()).resolves.toStrictEqual({ ...attempt, ...expected });
  });

  test('keeps what was read when a later page fails', async () => {
    iam
      .on(ListServerCertificatesCommand)
      .resolvesOnce({ ServerCertificateMetadataList: [rowOf('a')], IsTruncated: true, Marker: 'second' })
      .rejects(aServiceError('Throttling'));
    holds(rowOf('a'), pair.certificate);

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'pages-missing',
      content: { certificates: [{ name: 'a' }] },
    });
  });

  test.each<readonly [string, object]>([
    ['no list', { IsTruncated: false }],
    ['more, but no way to it', { ServerCertificateMetadataList: [], IsTruncated: true }],
  ])('takes an answer with %s as malformed', async (_, answer) => {
    iam.on(ListServerCertificatesCommand).resolves(answer);

    await expect(read()).resolves.toMatchObject({ status: 'failed', reason: 'malformed-answer' });
  });

  describe('of a certificate that is known', () => {
    test('fetches nothing, and takes a new name, path and end from the list', async () => {
      lists(rowOf('edge'));
      holds(rowOf('edge'), pair.certificate);
      const [known] = await readRows();
      iam.reset();
      const Arn = 'arn:aws:iam::123456789012:server-certificate/new/renamed';
      lists(rowOf('edge', { ServerCertificateName: 'renamed', Arn }));

      const [renamed] = await readRows(known === undefined ? [] : [known]);

      expect(renamed).toStrictEqual({ ...known, name: 'renamed', arn: Arn });
      expect(fetched()).toBe(0);
    });

    test('fetches again what was not read whole', async () => {
      lists(rowOf('edge'));
      iam.on(GetServerCertificateCommand).rejects(aServiceError('Throttling'));
      const [halfKnown] = await readRows();
      holds(rowOf('edge'), pair.certificate);

      const [known] = await readRows(halfKnown === undefined ? [] : [halfKnown]);

      expect(halfKnown).toMatchObject({ id: 'ASCAEDGE', names: [], namesComplete: false });
      expect(halfKnown).not.toHaveProperty('notBefore');
      expect(known).toMatchObject({ id: 'ASCAEDGE', names: ['api.example.com', 'www.example.com'] });
    });

    test('fetches another one under an old name', async () => {
      lists(rowOf('edge'));
      holds(rowOf('edge'), pair.certificate);
      const known = await readRows();
      const replaced = rowOf('edge', { ServerCertificateId: 'ASCANEW' });
      lists(replaced);
      holds(replaced, (await aCertificatePair({ names: ['other.example.com'] })).certificate);

      const rows = await readRows(known);

      expect(rows.map(({ id, names }) => [id, names])).toEqual([[certificateId('ASCANEW'), ['other.example.com']]]);
    });
  });

  describe('of a certificate whose content cannot be had', () => {
    test.each<readonly [string, Error]>([
      ['denied', aServiceError('AccessDenied')],
      ['throttled', aServiceError('Throttling')],
      ['deleted or renamed meanwhile', aServiceError('NoSuchEntityException')],
    ])('keeps what the list says when it is %s', async (_, error) => {
      lists(rowOf('a'), rowOf('b'));
      holds(rowOf('a'), pair.certificate);
      iam.on(GetServerCertificateCommand, { ServerCertificateName: 'b' }).rejects(error);

      await expect(read()).resolves.toMatchObject({
        status: 'partial',
        reason: 'details-missing',
        content: {
          certificates: [
            { name: 'a', namesComplete: true },
            { name: 'b', names: [], namesComplete: false, notAfter: '2027-06-01T00:00:00.000Z' },
          ],
        },
      });
    });

    test('does not take the content of another one of that name', async () => {
      lists(rowOf('edge'));
      holds(rowOf('edge', { ServerCertificateId: 'ASCANEW' }), pair.certificate);

      await expect(read()).resolves.toMatchObject({
        status: 'partial',
        reason: 'details-missing',
        content: { certificates: [{ id: 'ASCAEDGE', names: [] }] },
      });
      lists(rowOf('edge', { ServerCertificateId: 'ASCANEW' }));
      await expect(read()).resolves.toMatchObject({ status: 'ok' });
    });

    test('keeps what the list says of one that is no certificate', async () => {
      lists(rowOf('edge'));
      holds(rowOf('edge'), 'not a certificate');

      await expect(read()).resolves.toMatchObject({
        status: 'partial',
        reason: 'malformed-row',
        content: { certificates: [{ id: 'ASCAEDGE', names: [], notAfter: '2027-06-01T00:00:00.000Z' }] },
      });
    });

    test('lets a bug through', async () => {
      lists(rowOf('edge'));
      iam.on(GetServerCertificateCommand).rejects(new TypeError('x is not a function'));

      await expect(read()).rejects.toThrow('x is not a function');
    });
  });

  test('takes the end from the certificate where the list tells none', async () => {
    lists(rowOf('edge', { Expiration: undefined }));
    holds(rowOf('edge'), pair.certificate);

    await expect(read()).resolves.toMatchObject({
      status: 'ok',
      content: { certificates: [{ notAfter: '2027-06-01T00:00:00.000Z' }] },
    });
  });

  test.each<readonly [string, Partial<ServerCertificateMetadata>]>([
    ['an id', { ServerCertificateId: undefined }],
    ['a name', { ServerCertificateName: undefined }],
    ['an ARN', { Arn: undefined }],
  ])('leaves out a row without %s and says so', async (_, without) => {
    lists(rowOf('a'), rowOf('b', without));
    holds(rowOf('a'), pair.certificate);
    holds(rowOf('b'), pair.certificate);

    await expect(read()).resolves.toMatchObject({
      status: 'partial',
      reason: 'malformed-row',
      content: { certificates: [{ name: 'a' }] },
    });
  });
});
