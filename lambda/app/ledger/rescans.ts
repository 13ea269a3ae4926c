import { decodeRescan, type Rescan } from '../../contract/ledger-run-items';
import { EXPIRES_AT } from '../../contract/table-key';
import type { CellRequest } from '../../domain/inventory/cell-request';
import type { AccountChange } from '../../domain/inventory/account-change';
import type { NonEmpty } from '../../domain/ids';
import { isReadable } from '../../domain/ledger/stored';
import { changeRescanKey, PREFIX, rescanKey } from './keys';
import { expiresAfter, KEPT_DAYS, type Ledger } from './ledger';

/** A request as it waits. */
export type WaitingRescan = Rescan & { readonly key: string };

/** Asks to read a cell again. Floods coalesce: of all requests the newest stays. */
export async function putRescan(ledger: Ledger, { region, source }: CellRequest): Promise<void> {
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

/**
 * Asks to read again what somebody changed: one request for each change and cell, all of a change at once, so that no writer can lose what another put.
 * A change that is told twice asks once. They are united when the scan is asked for.
 */
export async function putChange(
  { table, clock }: Ledger,
  change: AccountChange,
  [first, ...others]: NonEmpty<CellRequest>,
): Promise<void> {
  const requestedAt = clock.now();
  const expiry = { [EXPIRES_AT]: expiresAfter(requestedAt, KEPT_DAYS.other) };
  const request = (cell: CellRequest) =>
    ({
      kind: 'update',
      key: changeRescanKey(cell, change.id),
      condition: { kind: 'absent' },
      set: { ...cell, requestedAt, change, ...expiry },
    }) as const;
  await table.write([request(first), ...others.map(request)]);
}

/** The requests that wait. One that cannot be read is left as it is: a full run reads its cell anyway. */
export const readRescans = async (ledger: Ledger): Promise<readonly WaitingRescan[]> =>
  [...(await ledger.table.list(PREFIX.rescan))].flatMap(([key, item]) => {
    const rescan = decodeRescan(item);
    return isReadable(rescan) ? [{ ...rescan, key }] : [];
  });

/** Deletes a request that was answered. One that was put anew meanwhile stays. */
export async function deleteRescan({ table }: Ledger, { key, requestedAt }: WaitingRescan): Promise<void> {
  await table.write([
    { kind: 'delete', key, condition: { kind: 'equals', attribute: 'requestedAt', value: requestedAt } },
  ]);
}
