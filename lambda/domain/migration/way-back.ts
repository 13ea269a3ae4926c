import type { Instant } from '../instant';
import type { PlannedCertificate } from './plan';

/** Whether the old certificate may be put back: never one that has expired or is revoked, nor one of which nobody knows. */
export const mayGoBack = (
  { notAfter, revoked }: Pick<PlannedCertificate, 'notAfter' | 'revoked'>,
  now: Instant,
): boolean => notAfter !== undefined && now < notAfter && revoked !== true;
