/** Name of the stack in CloudFormation. */
export const STACK_NAME = 'notafter';

/** Outputs by which the command line finds a deployed stack; a contract with everybody who scripts against it. */
export const OUTPUTS = {
  pagesTopicArn: 'PagesTopicArn',
  chatTopicArn: 'ChatTopicArn',
  watchdogTopicArn: 'WatchdogTopicArn',
  scanFunctionName: 'ScanFunctionName',
  announceFunctionName: 'AnnounceFunctionName',
  ledgerTableName: 'LedgerTableName',
  snapshotBucketName: 'SnapshotBucketName',
} as const;
