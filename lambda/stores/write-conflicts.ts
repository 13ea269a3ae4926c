import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import pRetry, { AbortError } from 'p-retry';

/**
 * `refused` for a failed condition. A conflict with another write says nothing of our conditions, so it is tried again,
 * for about two seconds; what else goes wrong rejects.
 */
export async function retryingConflicts(write: () => Promise<unknown>): Promise<'written' | 'refused'> {
  const attempt = async (): Promise<'written' | 'refused'> => {
    try {
      await write();
      return 'written';
    } catch (error) {
      if (isRefusal(error)) return 'refused';
      if (isConflict(error)) throw error;
      throw new AbortError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return pRetry(attempt, { retries: 6, minTimeout: 20, factor: 2, randomize: true });
}

const cancellationCodes = (error: TransactionCanceledException): readonly string[] =>
  (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None').filter((code) => code !== 'None');

const isRefusal = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException ||
  (error instanceof TransactionCanceledException && cancellationCodes(error).includes('ConditionalCheckFailed'));

/** Whether another write of the same item was under way. */
function isConflict(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = cancellationCodes(error);
  return codes.length > 0 && codes.every((code) => code === 'TransactionConflict');
}
