import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type AccountId, accountId, type Region } from '../domain/ids';
import { CLIENT_DEFAULTS, type ClientSettings } from './clients';
import { type Failure, failureOf, isCredentialsFailure, MALFORMED_ANSWER } from './failure';

/** Whose credentials we hold. `no-credentials`: there are none, or AWS does not know them (any more); `because`: in the words of AWS. */
export type Identity =
  | { readonly status: 'ok'; readonly account: AccountId }
  | { readonly status: 'no-credentials'; readonly because: string }
  | Failure;

/** Asks AWS whose credentials the standard chain finds. Any credentials may ask: no permission is needed. */
export async function callerIdentity(homeRegion: Region, settings: ClientSettings = {}): Promise<Identity> {
  try {
    const client = new STSClient({ ...CLIENT_DEFAULTS, ...settings, region: homeRegion });
    const { Account: account } = await client.send(new GetCallerIdentityCommand({}));
    return account === undefined ? MALFORMED_ANSWER : { status: 'ok', account: accountId(account) };
  } catch (error) {
    if (isCredentialsFailure(error)) return { status: 'no-credentials', because: reasonOf(error) };
    return failureOf(error);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
