import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { type AccountId, accountId } from '../domain/ids';
import { isCredentialsFailure } from './failure';

/** Whose credentials these are. `no-credentials`: none were found, or AWS does not take them; `unreachable`: nobody answered them. */
export type CallerReading =
  | { readonly kind: 'known'; readonly account: AccountId; readonly arn: string }
  | { readonly kind: 'no-credentials' | 'unreachable'; readonly because: string };

/** Asks for the account. Needs no permission, so that a refusal is one of the credentials themselves. */
export async function readCaller(sts: STSClient): Promise<CallerReading> {
  try {
    const { Account: account = '', Arn: arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return /^\d{12}$/.test(account)
      ? { kind: 'known', account: accountId(account), arn }
      : { kind: 'unreachable', because: 'the answer names no account' };
  } catch (error) {
    const because = error instanceof Error ? error.message || error.name : String(error);
    return { kind: isCredentialsFailure(error) ? 'no-credentials' : 'unreachable', because };
  }
}
