/**
 * List prices in USD, us-east-1, without any free tier, as quoted in public guides of 2025 and 2026. Other regions differ by
 * some per cent. What holds today: `https://aws.amazon.com/<service>/pricing/`.
 */
export const PRICES = {
  secretMonth: { usd: 0.4, per: 'secret and month' },
  secretCall: { usd: 0.05 / 10_000, per: 'call of Secrets Manager' },
  keyMonth: { usd: 1, per: 'customer key and month' },
  alarmMonth: { usd: 0.1, per: 'alarm and month' },
  metricMonth: { usd: 0.3, per: 'custom metric and month' },
  logGigabyte: { usd: 0.5, per: 'GB of log written' },
  logGigabyteMonth: { usd: 0.03, per: 'GB of log and month' },
  invocation: { usd: 0.2 / 1_000_000, per: 'invocation of Lambda' },
  gigabyteSecond: { usd: 0.000_013_333_4, per: 'GB-second of Lambda on arm64' },
  tableRead: { usd: 0.125 / 1_000_000, per: 'read request unit of DynamoDB' },
  tableWrite: { usd: 0.625 / 1_000_000, per: 'write request unit of DynamoDB' },
  tableGigabyteMonth: { usd: 0.25 + 0.2, per: 'GB in DynamoDB and month, recoverable' },
  objectPut: { usd: 0.005 / 1000, per: 'PUT to S3' },
  objectGet: { usd: 0.0004 / 1000, per: 'GET from S3' },
  objectGigabyteMonth: { usd: 0.023, per: 'GB in S3 and month' },
  topicCall: { usd: 0.5 / 1_000_000, per: 'call of SNS' },
} as const;

/** Something that has a price. */
export type Priced = keyof typeof PRICES;
