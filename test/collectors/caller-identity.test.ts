import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { readCaller } from '../../lambda/collectors/caller-identity';
import { aServiceError } from '../builders/attempt';

const sts = mockClient(STSClient);
const read = () => readCaller(new STSClient({ region: 'eu-west-1' }));

describe('readCaller', () => {
  beforeEach(() => sts.reset());

  test('tells the account', async () => {
    sts
      .on(GetCallerIdentityCommand)
      .resolves({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/sleepy' });

    await expect(read()).resolves.toEqual({
      ...{ kind: 'known', account: '123456789012', arn: 'arn:aws:iam::123456789012:user/sleepy' },
    });
  });

  test.each([
    ['CredentialsProviderError', 'Could not load credentials from any providers'],
    ['ExpiredToken', 'The security token included in the request is expired'],
    ['InvalidClientTokenId', 'The security token included in the request is invalid'],
  ])('tells that there are no credentials after %s', async (name, because) => {
    sts.on(GetCallerIdentityCommand).rejects(aServiceError(name, because));

    await expect(read()).resolves.toEqual({ kind: 'no-credentials', because });
  });

  test.each([
    ['a failure without words', aServiceError('Throttling', ''), 'Throttling'],
    ['a connection that does not come to be', new Error('connect ECONNREFUSED'), 'connect ECONNREFUSED'],
  ])('tells that nobody answered after %s', async (_, error, because) => {
    sts.on(GetCallerIdentityCommand).rejects(error);

    await expect(read()).resolves.toEqual({ kind: 'unreachable', because });
  });

  test.each([undefined, '12345'])('does not take %s for an account', async (Account) => {
    sts.on(GetCallerIdentityCommand).resolves({ Account });

    await expect(read()).resolves.toEqual({ kind: 'unreachable', because: 'the answer names no account' });
  });
});
