import type { Attempt } from '../../lambda/collectors/reading';
import type { Source } from '../../lambda/domain/inventory/source';
import { accountId, region } from '../../lambda/domain/ids';
import { NOW } from './instant';

/** An attempt to read a cell of the account in which tests happen; IAM and CloudFront have no region. */
export const anAttempt = (source: Source): Attempt => ({
  account: accountId('123456789012'),
  region: source === 'iam' || source === 'cloudfront' ? 'global' : region('eu-west-1'),
  source,
  at: NOW,
});

/** What an SDK client rejects with when the service answers with this error. */
export const aServiceError = (name: string, message = name): Error =>
  Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } });
