/** Here because deploy time sees the contract only. */
export { DEFAULT_TARGET, isBeginning, TARGET_ATTRIBUTE } from '../domain/ledger/routing';
