/** Key attributes of the ledger's table: one partition an account, so that each list is one consistent query. */
export const TABLE_KEY = { partition: 'account', sort: 'item' } as const;

/** Attribute by which DynamoDB removes an item some time after: epoch seconds. */
export const EXPIRES_AT = 'expiresAt';
