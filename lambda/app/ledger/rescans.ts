import { decodeRescan, type Rescan } from '../../contract/ledger-run-items';
import type { Instant } from '../../domain/instant';
import { isReadable } from '../../domain/ledger/stored';
import { PREFIX, rescanKey } from './keys';
import type { Ledger } from './ledger';

/** A cell, without its account. */
export type RescanCell = Pick<Rescan, 'region' | 'source'>;

/** Asks to read a cell again. Floods coalesce: of all requests the newest stays. */
export async function putRescan(ledger: Ledger, { region, source }: RescanCell): Promise<void> {
  const requestedAt = ledger.clock.now();
  await ledger.table.write([
    {
      kind: 'update',
      key: rescanKey({ region, source }),
      condition: {
        kind: 'any',
        of: [{ kind: 'absent' }, { kind: 'below', attribute: 'requestedAt', value: requestedAt }],
      },
      set: { region, source, requestedAt },
    },
  ]);
}

/** The requests that wait. One that cannot be read is left as it is: a full run reads its cell anyway. */
export const readRescans = async (ledger: Ledger): Promise<readonly Rescan[]> =>
  [...(await ledger.table.list(PREFIX.rescan)).values()]
    .map((item) => decodeRescan(item))
    .filter((one) => isReadable(one));

/** Deletes the request for a cell that was read. One that came later stays. `readAt`: when the reading began. */
export async function deleteRescanIfNotNewer(ledger: Ledger, cell: RescanCell, readAt: Instant): Promise<void> {
  await ledger.table.write([
    {
      kind: 'delete',
      key: rescanKey(cell),
      condition: {
        kind: 'any',
        of: [
          { kind: 'equals', attribute: 'requestedAt', value: readAt },
          { kind: 'below', attribute: 'requestedAt', value: readAt },
        ],
      },
    },
  ]);
}
