import type { CellKey, Gap } from '../inventory/cell';
import type { NonEmpty } from '../ids';
import type { Instant } from '../instant';

/** A cell that would have to be read before anybody may say `unused`. */
export interface MissingProof {
  readonly cell: CellKey;
  readonly because: Gap | 'field-absent' | 'too-old';
}
/** `unknown` is judged as `used`; only `unused` lowers a severity. `missing` becomes "use not proven: eu-west-3 denied". */
export type Use =
  | { readonly kind: 'used'; readonly because: NonEmpty<'attached' | 'in-use' | 'exported' | 'acme-origin'> }
  | { readonly kind: 'unused'; readonly provenAt: Instant }
  | { readonly kind: 'unknown'; readonly missing: NonEmpty<MissingProof> };
