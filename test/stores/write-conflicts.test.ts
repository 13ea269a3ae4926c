import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { retryingConflicts } from '../../lambda/stores/write-conflicts';

const said = { $metadata: {}, message: 'refused' };
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({ ...said, CancellationReasons: codes.map((Code) => ({ Code })) });

/** Rejects with these, one after the other, and succeeds then. */
function writing(...failures: readonly unknown[]) {
  const left = [...failures];
  let calls = 0;
  const write = async (): Promise<void> => {
    calls += 1;
    if (left.length > 0) throw left.shift();
  };
  return { write, calls: () => calls };
}

describe('retryingConflicts', () => {
  test.each([
    { title: 'a condition of one write', failure: new ConditionalCheckFailedException(said) },
    { title: 'a condition of a transaction', failure: cancelled('None', 'ConditionalCheckFailed') },
    {
      title: 'a condition, while another write is under way',
      failure: cancelled('TransactionConflict', 'ConditionalCheckFailed'),
    },
  ])('is refused by $title, at once', async ({ failure }) => {
    const { write, calls } = writing(failure);

    expect(await retryingConflicts(write)).toBe('refused');
    expect(calls()).toBe(1);
  });

  test.each([
    { title: 'of one write', failure: new TransactionConflictException(said) },
    { title: 'of a transaction', failure: cancelled('None', 'TransactionConflict') },
  ])('tries a conflict $title again, which says nothing of our conditions', async ({ failure }) => {
    const { write, calls } = writing(failure, failure);

    expect(await retryingConflicts(write)).toBe('written');
    expect(calls()).toBe(3);
  });

  test.each([
    { title: 'a transaction that was cancelled for another reason', failure: cancelled('ThrottlingError') },
    { title: 'a transaction that gives no reason', failure: new TransactionCanceledException(said) },
    { title: 'an error of ours', failure: new TypeError('undefined is not a function') },
  ])('rejects with $title, at once', async ({ failure }) => {
    const { write, calls } = writing(failure);

    await expect(retryingConflicts(write)).rejects.toThrow(failure.message);
    expect(calls()).toBe(1);
  });
});
