import type { Instant } from '../instant';
import type { Case } from './case';

/** Whether somebody knows of the ring that stands. */
export const isAcknowledged = ({ rang, acknowledgement }: Pick<Case, 'rang' | 'acknowledgement'>): boolean =>
  rang > 0 && acknowledgement?.rang === rang;

/** The case, of whose ring somebody knows; `undefined`: it does not ring. */
export const acknowledgedBy = (by: string, before: Case, at: Instant): Case | undefined =>
  before.rang === 0 ? undefined : { ...before, acknowledgement: { by, at, rang: before.rang } };
