import { decodePending, type PendingPointer } from '../../contract/ledger-items';
import { isReadable } from '../../domain/ledger/stored';
import { PREFIX } from './keys';
import type { Ledger } from './ledger';

/** The cases that somebody is to be told of, each with the run of its newest transition. */
export const readPending = async (ledger: Ledger): Promise<readonly PendingPointer[]> =>
  [...(await ledger.table.list(PREFIX.pending)).values()]
    .map((item) => decodePending(item))
    .filter((pointer) => isReadable(pointer));
