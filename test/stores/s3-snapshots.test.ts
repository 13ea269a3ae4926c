import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { s3Snapshots } from '../../lambda/stores/s3-snapshots';
import { aCertificate } from '../builders/certificate';
import { anInventory } from '../builders/inventory';

// The real S3 of the local AWS is behind every end-to-end test; here are the answers that it never gives.
const s3 = mockClient(S3Client);
const snapshots = s3Snapshots(new S3Client({}), 'a-bucket');
const inventory = anInventory({ certificates: [aCertificate()] });

const content = (bytes: Buffer) => ({
  Body: Object.assign(Readable.from([bytes]), {
    transformToByteArray: async () => new Uint8Array(bytes),
  }) as unknown as NonNullable<GetObjectCommandOutput['Body']>,
});

describe('s3Snapshots', () => {
  beforeEach(() => s3.reset());

  test('writes an inventory once, under its name, and reads it back', async () => {
    s3.on(PutObjectCommand).resolves({});
    expect(await snapshots.write('run-1', inventory)).toBe('written');
    const [put] = s3.commandCalls(PutObjectCommand);
    expect(put?.args[0].input).toMatchObject({ Bucket: 'a-bucket', Key: 'snapshots/run-1.json.gz', IfNoneMatch: '*' });

    s3.on(GetObjectCommand, { Bucket: 'a-bucket', Key: 'snapshots/run-1.json.gz' }).resolves(
      content(put?.args[0].input.Body as Buffer),
    );
    expect(await snapshots.read('run-1')).toEqual({ kind: 'read', inventory });
  });

  test('tells what is not there from what cannot be read', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ $metadata: {}, message: 'no' }));
    expect(await snapshots.read('run-1')).toEqual({ kind: 'absent' });

    s3.on(GetObjectCommand).rejects(new Error('AccessDenied'));
    expect(await snapshots.read('run-1')).toEqual({ kind: 'unreadable', because: 'AccessDenied' });
  });

  test.each([
    { title: 'nothing', answer: {}, because: /^it has no content$/ },
    { title: 'no gzip', answer: content(Buffer.from('hello')), because: /incorrect header/ },
    { title: 'no JSON', answer: content(gzipSync('hello')), because: /JSON/ },
    { title: 'something else', answer: content(gzipSync('{"schemaVersion":2}')), because: /schemaVersion/ },
  ])('cannot read $title, and says why', async ({ answer, because }) => {
    s3.on(GetObjectCommand).resolves(answer);

    expect(await snapshots.read('run-1')).toEqual({ kind: 'unreadable', because: expect.stringMatching(because) });
  });

  test('says when it was not written', async () => {
    s3.on(PutObjectCommand).rejects(new Error('PreconditionFailed'));

    expect(await snapshots.write('run-1', inventory)).toBe('failed');
  });
});
