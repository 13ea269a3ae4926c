import {
  GetServerCertificateCommand,
  IAMClient,
  ListServerCertificatesCommand,
  ListServerCertificateTagsCommand,
  type Tag,
  UpdateServerCertificateCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, beforeEach, describe, expect, test, jest } from '@jest/globals';

import { clientOf } from './clients';
import { type LocalAws, startLocalAws } from './local-aws';
import { type Pem, pemOf } from './pem';

// Node, Python and the CDK share two cores with all other tests.
jest.setTimeout(120_000);

describe('a server certificate of IAM in the local AWS', () => {
  let aws: LocalAws;
  let pem: Pem;

  beforeAll(async () => {
    aws = await startLocalAws();
    pem = await pemOf({ names: ['legacy.example.com'], notAfter: '2027-05-06T07:08:09Z' });
  });
  beforeEach(() => aws.reset());
  afterAll(() => aws.stop());

  const upload = async (ServerCertificateName: string, Path = '/', Tags: Tag[] = []) => {
    const content = { CertificateBody: pem.certificate, PrivateKey: pem.privateKey };
    const input = { ServerCertificateName, Path, Tags, ...content };
    return (await clientOf(aws, IAMClient).send(new UploadServerCertificateCommand(input))).ServerCertificateMetadata;
  };

  test('has an id of its own and the expiration of its PEM', async () => {
    const [first, second] = [await upload('one'), await upload('two')];

    expect(first?.Expiration).toEqual(new Date('2027-05-06T07:08:09Z'));
    expect(first?.ServerCertificateId).toMatch(/^ASCA[A-Z2-7]{17}$/);
    expect(second?.ServerCertificateId).not.toBe(first?.ServerCertificateId);
    await expect(upload('one')).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' });
  });

  test('keeps its id when it is renamed, but not its ARN', async () => {
    const before = await upload('before');
    const iam = clientOf(aws, IAMClient);

    const rename = { ServerCertificateName: 'before', NewServerCertificateName: 'after', NewPath: '/cloudfront/' };
    await iam.send(new UpdateServerCertificateCommand(rename));

    const { ServerCertificate } = await iam.send(new GetServerCertificateCommand({ ServerCertificateName: 'after' }));
    expect(ServerCertificate?.ServerCertificateMetadata).toMatchObject({
      ServerCertificateId: before?.ServerCertificateId,
      Arn: `arn:aws:iam::${aws.account}:server-certificate/cloudfront/after`,
    });
  });

  test('may stand on a page that is shorter than was asked for', async () => {
    await aws.change({ iam_page_size: 1 });
    await Promise.all([upload('one'), upload('two')]);
    const iam = clientOf(aws, IAMClient);

    const first = await iam.send(new ListServerCertificatesCommand({ MaxItems: 100 }));
    const rest = await iam.send(new ListServerCertificatesCommand({ MaxItems: 100, Marker: first.Marker }));

    expect([first.IsTruncated, rest.IsTruncated]).toEqual([true, false]);
    expect([first, rest].map((page) => page.ServerCertificateMetadataList?.length)).toEqual([1, 1]);
  });

  test('keeps the tags of its upload, which may stand on several pages', async () => {
    const Tags = [
      { Key: 'owner', Value: 'payments' },
      { Key: 'team', Value: 'edge' },
    ];
    await upload('tagged', '/', Tags);
    await upload('bare');
    const tagsOf = async (ServerCertificateName: string, Marker?: string) =>
      clientOf(aws, IAMClient).send(new ListServerCertificateTagsCommand({ ServerCertificateName, Marker }));

    expect(await tagsOf('tagged')).toMatchObject({ Tags, IsTruncated: false });
    expect(await tagsOf('bare')).toMatchObject({ Tags: [], IsTruncated: false });
    await expect(tagsOf('nobody')).rejects.toMatchObject({ name: 'NoSuchEntityException' });

    await aws.change({ iam_page_size: 1 });
    const first = await tagsOf('tagged');
    expect(first).toMatchObject({ Tags: Tags.slice(0, 1), IsTruncated: true });
    expect(await tagsOf('tagged', first.Marker)).toMatchObject({ Tags: Tags.slice(1), IsTruncated: false });
  });

  test('is not renamed to a name that another one has', async () => {
    await upload('one');
    await upload('two');
    const rename = { ServerCertificateName: 'one', NewServerCertificateName: 'two' };

    await expect(clientOf(aws, IAMClient).send(new UpdateServerCertificateCommand(rename))).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
    });
  });

  test('is shown whole, but for its key, and listed with what is below its path', async () => {
    await upload('one');
    await upload('two', '/cloudfront/');
    const iam = clientOf(aws, IAMClient);

    const { ServerCertificate } = await iam.send(new GetServerCertificateCommand({ ServerCertificateName: 'one' }));
    const listed = await iam.send(new ListServerCertificatesCommand({ PathPrefix: '/cloudfront/' }));

    expect(ServerCertificate).toEqual({
      ServerCertificateMetadata: expect.objectContaining({ Expiration: new Date('2027-05-06T07:08:09Z') }),
      CertificateBody: expect.stringContaining('BEGIN CERTIFICATE'),
    });
    expect(listed.ServerCertificateMetadataList?.map((each) => each.ServerCertificateName)).toEqual(['two']);
  });
});
