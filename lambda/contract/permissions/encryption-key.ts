import type { Permission } from './permission';

/** What DynamoDB, S3 and SNS ask of a caller whose data a customer's key protects. Granted only where the configuration names a key. */
export const ENCRYPTION_KEY_PERMISSIONS: readonly Permission[] = [
  {
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    on: 'encryption-key',
    reason: 'the ledger, the snapshots and the topics are encrypted with it',
  },
];
