import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  ListObjectsV2Command,
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
    { title: 'no gzip', bytes: Buffer.from('hello'), because: /^is not compressed by gzip$/ },
    { title: 'half of it', bytes: gzipSync('hello').subarray(0, 12), because: /^is not compressed by gzip$/ },
    { title: 'no JSON', bytes: gzipSync('hello'), because: /^is not JSON/ },
    { title: 'something else', bytes: gzipSync('{"schemaVersion":2}'), because: /^has schemaVersion 2/ },
  ])('calls $title spoiled, and says why', async ({ bytes, because }) => {
    s3.on(GetObjectCommand).resolves(content(bytes));

    expect(await snapshots.read('run-1')).toEqual({ kind: 'spoiled', because: expect.stringMatching(because) });
  });

  test('cannot read an answer without content', async () => {
    s3.on(GetObjectCommand).resolves({});

    expect(await snapshots.read('run-1')).toEqual({ kind: 'unreadable', because: 'the answer has no content' });
  });

  test('names those before one, of all pages, newest first', async () => {
    const page = (...names: string[]) => names.map((name) => ({ Key: `snapshots/${name}.json.gz` }));
    s3.on(ListObjectsV2Command, { Bucket: 'a-bucket', Prefix: 'snapshots/' })
      .resolvesOnce({ Contents: page('run-1', 'run-3'), IsTruncated: true, NextContinuationToken: 'more' })
      .resolvesOnce({ Contents: [...page('run-2', 'run-4'), { Key: 'snapshots/readme.txt' }, {}] });

    expect(await snapshots.before('run-3')).toEqual(['run-2', 'run-1']);
  });

  test('says when they cannot be listed', async () => {
    s3.on(ListObjectsV2Command).rejects(new Error('AccessDenied'));

    expect(await snapshots.before('run-3')).toBe('unreadable');
  });

  test('says when it was not written', async () => {
    s3.on(PutObjectCommand).rejects(new Error('PreconditionFailed'));

    expect(await snapshots.write('run-1', inventory)).toBe('failed');
  });
});
