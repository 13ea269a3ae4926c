import type { Certificate } from '../certificate/certificate';
import { isWhole } from '../certificate/names-index';
import type { Instant } from '../instant';
import { authorityChange, type Issued } from './issuer';
import type { Blocker } from './reasons';

/** A certificate with what was fetched of it. */
export interface PlanSide extends Issued {
  /** SHA-256 of the certificate itself. */
  readonly leaf?: string;
}

/** The two of them, when, and what the caller answers for. */
export interface Pair {
  readonly from: PlanSide;
  readonly to: PlanSide;
  readonly at: Instant;
  readonly acceptsAuthorityChange: boolean;
}

/** Why the one certificate cannot take over from the other at all. */
export function blockersOfPair({ from, to, at, acceptsAuthorityChange }: Pair): readonly Blocker[] {
  const [old, other] = [from.certificate, to.certificate];
  if (old.id === other.id) return [{ kind: 'same-certificate' }];
  const checks: Readonly<Record<PairBlocker, boolean>> = {
    ...lifeChecks(old, other, at),
    'not-issued': other.source === 'acm' && other.status !== 'ISSUED',
    'names-unknown': !isWhole(old) || !isWhole(other),
    'leaf-unknown': to.leaf === undefined,
    'same-leaf': to.leaf !== undefined && to.leaf === from.leaf,
    'authority-changes': !acceptsAuthorityChange && authorityChange(from, to) === 'between-public-and-private',
  };
  return PAIR_BLOCKERS.filter((kind) => checks[kind]).map((kind) => ({ kind }));
}

const PAIR_BLOCKERS = [
  'not-issued',
  'dates-unknown',
  'expired',
  'not-yet-valid',
  'ends-no-later',
  'names-unknown',
  'leaf-unknown',
  'same-leaf',
  'authority-changes',
] as const satisfies readonly Blocker['kind'][];

type PairBlocker = (typeof PAIR_BLOCKERS)[number];

const lifeChecks = (old: Certificate, { notBefore, notAfter }: Certificate, at: Instant) => ({
  'dates-unknown': notBefore === undefined || notAfter === undefined,
  'not-yet-valid': notBefore !== undefined && notBefore > at,
  expired: notAfter !== undefined && notAfter <= at,
  'ends-no-later': notAfter !== undefined && old.notAfter !== undefined && notAfter <= old.notAfter,
});
