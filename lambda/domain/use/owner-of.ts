import { type AccountId, accountId, type ResourceArn } from '../ids';

/** In whose account it is; empty where its ARN does not say. */
export const ownerOf = (resource: ResourceArn): AccountId =>
  accountId(/^arn:[^:]*:[^:]*:[^:]*:(\d+):/.exec(resource)?.[1] ?? '');
