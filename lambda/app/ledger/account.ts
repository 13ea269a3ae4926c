import { type Account, decodeAccount } from '../../contract/ledger-run-items';
import type { Stored } from '../../domain/ledger/stored';
import type { Item } from '../ports';
import { ACCOUNT_KEY } from './keys';
import type { Ledger } from './ledger';

/** Reads what the ledger knows of the account as a whole; empty before anything was written. */
export async function readAccountItem(ledger: Ledger): Promise<Stored<Account>> {
  const item = await ledger.table.get(ACCOUNT_KEY);
  return item === undefined ? {} : decodeAccount(item);
}

/** Notes something of the account. Each attribute has one writer: scans the runs, the announcer its own passes. */
export async function noteAccount(
  ledger: Ledger,
  set: Partial<Pick<Account, 'firstPassAt' | 'scanAskedAt' | 'rescanAskedAt' | 'deliveries'>>,
): Promise<void> {
  await ledger.table.write([{ kind: 'update', key: ACCOUNT_KEY, set: set satisfies Item }]);
}
