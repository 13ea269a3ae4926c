import { Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Ledger } from '../../lib/constructs/ledger';
import { templateWith } from '../builders/stack';

const template = () => templateWith((stack) => new Ledger(stack, 'LedgerTable'));

describe('Ledger', () => {
  test('is one partition an account, paid by request, recoverable, with items that expire', () => {
    template().hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: 'account', KeyType: 'HASH' },
        { AttributeName: 'item', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  test('is kept on update and delete, except where its first deploy fails', () => {
    template().hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('has no index: every decision reads the table itself', () => {
    const properties = { GlobalSecondaryIndexes: Match.absent(), LocalSecondaryIndexes: Match.absent() };

    template().hasResourceProperties('AWS::DynamoDB::Table', properties);
  });

  test('is encrypted with the key of the customer only where one is given', () => {
    const arn = 'arn:aws:kms:eu-west-1:123456789012:key/abc';
    const withKey = templateWith(
      (stack) => new Ledger(stack, 'LedgerTable', { encryptionKey: Key.fromKeyArn(stack, 'Key', arn) }),
    );

    withKey.hasResourceProperties('AWS::DynamoDB::Table', {
      SSESpecification: { KMSMasterKeyId: arn, SSEType: 'KMS' },
    });
    template().hasResourceProperties('AWS::DynamoDB::Table', { SSESpecification: Match.absent() });
  });
});
