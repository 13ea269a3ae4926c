import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** What {@link Snapshots} may be given. */
export interface SnapshotsProps {
  /**
   * Key of the bucket.
   * @default - encrypted with keys of S3
   */
  readonly encryptionKey?: IKey;
}

/** The bucket of inventories, one object a scan. Kept on update and delete under the logical id that is its id; its content is forgotten after a month. */
export class Snapshots extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { encryptionKey }: SnapshotsProps = {}) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: encryptionKey ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
      // One data key for many objects, not one call to KMS each.
      ...(encryptionKey && { encryptionKey, bucketKeyEnabled: true }),
      lifecycleRules: [{ expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    if (this.bucket.node.defaultChild instanceof CfnBucket) {
      this.bucket.node.defaultChild.overrideLogicalId(id);
    }
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Only the scan reads and writes it; access logs would cost more than what they log, and need a bucket, too.',
    });
  }
}
