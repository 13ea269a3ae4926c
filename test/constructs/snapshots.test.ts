import { Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Snapshots } from '../../lib/constructs/snapshots';
import { templateWith } from '../builders/stack';

const template = () => templateWith((stack) => new Snapshots(stack, 'SnapshotBucket'));

const encryptedBy = (algorithm: object) => ({
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [Match.objectLike({ ServerSideEncryptionByDefault: algorithm })],
  },
});

describe('Snapshots', () => {
  test('are private', () => {
    template().hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  test('travel by TLS only', () => {
    template().hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  test('are forgotten after 30 days', () => {
    template().hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 30, Status: 'Enabled' })] },
    });
  });

  test('are kept on update and delete, except where the first deploy fails', () => {
    template().hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('are encrypted with the key of the customer where one is given, else with keys of S3', () => {
    const arn = 'arn:aws:kms:eu-west-1:123456789012:key/abc';
    const withKey = templateWith(
      (stack) => new Snapshots(stack, 'SnapshotBucket', { encryptionKey: Key.fromKeyArn(stack, 'Key', arn) }),
    );

    withKey.hasResourceProperties('AWS::S3::Bucket', encryptedBy({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arn }));
    template().hasResourceProperties('AWS::S3::Bucket', encryptedBy({ SSEAlgorithm: 'AES256' }));
  });
});
