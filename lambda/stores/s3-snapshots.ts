import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip, createGzip } from 'node:zlib';
import {
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { SnapshotReading, Snapshots } from '../app/ports';
import { chunksOfInventory, inventoryOfChunks } from './inventory-text';

const PREFIX = 'snapshots/';

/** Inventories in S3, one gzip-compressed JSON object each. What was written is never overwritten; the bucket forgets it after 30 days. */
export function s3Snapshots(client: S3Client, bucket: string): Snapshots {
  const objectOf = (name: string) => ({ Bucket: bucket, Key: `${PREFIX}${name}.json.gz` });

  return {
    read: async (name) => {
      try {
        const { Body } = await client.send(new GetObjectCommand(objectOf(name)));
        return await decode(await Body?.transformToByteArray());
      } catch (error) {
        if (error instanceof NoSuchKey) return { kind: 'absent' };
        return { kind: 'unreadable', because: error instanceof Error ? error.message : String(error) };
      }
    },

    before: async (name) => {
      try {
        const names: string[] = [];
        for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: PREFIX }))
          names.push(...Contents.flatMap(({ Key }) => nameIn(Key)));
        return names
          .filter((one) => one < name)
          .sort()
          .reverse();
      } catch {
        return 'unreadable';
      }
    },

    write: async (name, inventory) => {
      try {
        const Body = await buffer(Readable.from(chunksOfInventory(inventory)).pipe(createGzip()));
        await client.send(
          new PutObjectCommand({ ...objectOf(name), Body, ContentType: 'application/gzip', IfNoneMatch: '*' }),
        );
        return 'written';
      } catch {
        // A run without a snapshot leaves the one before it in force; its end says so.
        return 'failed';
      }
    },
  };
}

const nameIn = (key = ''): readonly string[] => {
  const [, name] = /^snapshots\/(.+)\.json\.gz$/.exec(key) ?? [];
  return name === undefined ? [] : [name];
};

async function decode(bytes: Uint8Array | undefined): Promise<SnapshotReading> {
  if (bytes === undefined) return { kind: 'unreadable', because: 'the answer has no content' };
  const [decoding] = await Promise.allSettled([
    inventoryOfChunks(Readable.from([bytes]).pipe(createGunzip()).setEncoding('utf8')),
  ]);
  if (decoding.status === 'rejected') return { kind: 'spoiled', because: 'is not compressed by gzip' };
  return decoding.value.kind === 'read' ? decoding.value : { kind: 'spoiled', because: decoding.value.because };
}
