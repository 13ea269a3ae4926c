import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, CfnTable, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { EXPIRES_AT, TABLE_KEY } from '../../lambda/contract/table-key';

/** What a {@link Ledger} may be given. */
export interface LedgerProps {
  /**
   * Key of the table.
   * @default - encrypted with a key that AWS owns
   */
  readonly encryptionKey?: IKey;
}

/** The table of cases, incidents and bulletins: the only copy of what is undelivered. Kept on update and delete, under the logical id that is its id. */
export class Ledger extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { encryptionKey }: LedgerProps = {}) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: TABLE_KEY.partition, type: AttributeType.STRING },
      sortKey: { name: TABLE_KEY.sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: EXPIRES_AT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      ...(encryptionKey && { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey }),
      // Without deletion protection, so that a first deploy that fails can clean up after itself.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    if (this.table.node.defaultChild instanceof CfnTable) this.table.node.defaultChild.overrideLogicalId(id);
  }
}
