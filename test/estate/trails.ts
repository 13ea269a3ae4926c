import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { clientOf } from '../aws/clients';
import type { LocalAws } from '../aws/local-aws';

/** Makes a trail of all regions in one of them, and starts it: it logs management events that write. */
export async function createTrail(aws: LocalAws, name: string, region: string): Promise<void> {
  const client = clientOf(aws, CloudTrailClient, region);
  await clientOf(aws, S3Client).send(new CreateBucketCommand({ Bucket: name }));
  await client.send(new CreateTrailCommand({ Name: name, S3BucketName: name, IsMultiRegionTrail: true }));
  const EventSelectors = [{ ReadWriteType: 'WriteOnly' as const, IncludeManagementEvents: true }];
  await client.send(new PutEventSelectorsCommand({ TrailName: name, EventSelectors }));
  await client.send(new StartLoggingCommand({ Name: name }));
}
