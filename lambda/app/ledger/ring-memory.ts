import type { Account } from '../../contract/ledger-run-items';
import { NO_RINGS, type RingMemory } from '../../domain/ledger/ring-memory';
import { isReadable, type Stored } from '../../domain/ledger/stored';
import { DEFAULT_TARGET } from '../../domain/ledger/target';
import type { ItemChange } from '../ports';
import { ACCOUNT_KEY } from './keys';

/** What the account remembers of its rings. Of one that cannot be read, nothing: whoever does not know holds nothing back. */
export function ringMemoryOf(account: Stored<Account>): RingMemory {
  if (!isReadable(account)) return NO_RINGS;
  const { rings = [], series = {}, seriesOfTargets = {} } = account;
  return { rings, series: { ...seriesOfTargets, [DEFAULT_TARGET]: series } };
}

/** The change that remembers it, for the write that makes the newest of its rings. */
export function remembering({ rings, series }: RingMemory): ItemChange {
  const { [DEFAULT_TARGET]: ofDefault = {}, ...ofTargets } = series;
  return {
    kind: 'update',
    key: ACCOUNT_KEY,
    set: { rings, series: ofDefault, seriesOfTargets: ofTargets },
  };
}
