import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { SnapshotReading, Snapshots } from '../app/ports';
import { inventoryOfText } from './inventory-text';

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
        const Body = await promisify(gzip)(JSON.stringify(inventory));
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
  const [text] = await Promise.allSettled([promisify(gunzip)(bytes)]);
  if (text.status === 'rejected') return { kind: 'spoiled', because: 'is not compressed by gzip' };
  const decoding = inventoryOfText(text.value.toString('utf8'));
  return decoding.kind === 'read' ? decoding : { kind: 'spoiled', because: decoding.because };
}
