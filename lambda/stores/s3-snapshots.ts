import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { SnapshotReading, Snapshots } from '../app/ports';
import { decodeInventory } from '../contract/inventory';

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

async function decode(bytes: Uint8Array | undefined): Promise<SnapshotReading> {
  if (bytes === undefined) return { kind: 'unreadable', because: 'it has no content' };
  const value: unknown = JSON.parse((await promisify(gunzip)(bytes)).toString('utf8'));
  return decodeInventory(value);
}
