/** Here because deploy time sees the contract only. */
export { isBeginning } from '../domain/ledger/routing';
export { DEFAULT_TARGET, TARGET_ATTRIBUTE } from '../domain/ledger/target';
