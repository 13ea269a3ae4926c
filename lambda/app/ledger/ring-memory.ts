import type { Account } from '../../contract/ledger-run-items';
import { NO_RINGS, type RingMemory } from '../../domain/ledger/ring-memory';
import { isReadable, type Stored } from '../../domain/ledger/stored';
import type { ItemChange } from '../ports';
import { ACCOUNT_KEY } from './keys';

/** What the account remembers of its rings. Of one that cannot be read, nothing: whoever does not know holds nothing back. */
export const ringMemoryOf = (account: Stored<Account>): RingMemory => ({
  ...NO_RINGS,
  ...(isReadable(account) && { rings: account.rings ?? [], series: account.series ?? {} }),
});

/** The change that remembers it, for the write that makes the newest of its rings. */
export const remembering = ({ rings, series }: RingMemory): ItemChange => ({
  kind: 'update',
  key: ACCOUNT_KEY,
  set: { rings, series },
});
