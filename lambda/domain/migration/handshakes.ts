import type { Direction } from '../direction';
import type { PlannedCertificate } from './plan';

/** What one TLS handshake showed. `name` absent: without SNI. */
export interface Handshake {
  readonly address: string;
  readonly name?: string;
  /** SHA-256 of the certificate that was served, or why none was. */
  readonly shown: { readonly leaf: string } | { readonly failed: HandshakeFailure | ProbeFailure };
}

/** Why nothing was shown. `unresolved`: DNS did not tell all addresses; in place of one stands the name that it was asked for. */
export const HANDSHAKE_FAILURES = ['refused', 'timed-out', 'unreachable', 'no-tls', 'unresolved'] as const;

/** One of them. */
export type HandshakeFailure = (typeof HANDSHAKE_FAILURES)[number];

/**
 * Why a probe told nothing of what it was to look at. `probe-denied`: these credentials may not invoke it. `probe-gone`: there is none any more.
 * `probe-disagrees`: it does not take what it is asked, or answers what nobody understands, as one of another version does.
 */
export const PROBE_FAILURES = [
  'probe-denied',
  'probe-gone',
  'probe-busy',
  'probe-timed-out',
  'probe-unreachable',
  'probe-failed',
  'probe-disagrees',
] as const;

/** One of them. */
export type ProbeFailure = (typeof PROBE_FAILURES)[number];

/** How it was before anything was changed, and what is on its way where. */
export interface Expectation {
  readonly baseline: readonly Handshake[];
  readonly from: Pick<PlannedCertificate, 'leaf'>;
  /** Whoever has no leaf cannot be told from others. */
  readonly to: Pick<PlannedCertificate, 'leaf'>;
  /** Whether the old certificate was the default. Without a name, another default goes on being served. */
  readonly movesDefault: boolean;
}

const leafOf = ({ shown }: Handshake): string | undefined => ('leaf' in shown ? shown.leaf : undefined);

const shows = ({ shown }: Handshake, leaf: string | undefined): boolean => 'leaf' in shown && shown.leaf === leaf;

/** Whether anybody answered at all. */
export const isReached = (handshakes: readonly Handshake[]): boolean =>
  handshakes.some((handshake) => leafOf(handshake) !== undefined);

/** Whether each address showed the new certificate at least once: where nothing is wrong and it did not, another one answered to all that was asked. */
export function isShownEverywhere(
  handshakes: readonly Handshake[],
  { to }: { readonly to: Pick<PlannedCertificate, 'leaf'> },
): boolean {
  const showing = new Set(handshakes.flatMap((one) => (shows(one, to.leaf) ? [one.address] : [])));
  return handshakes.every(({ address }) => showing.has(address));
}

/** Whether each was answered, and none by the old certificate. Where the old one cannot be told from others, only the new one will do. */
export const showsNothingElse = (
  handshakes: readonly Handshake[],
  { from, to }: Pick<Expectation, 'from' | 'to'>,
): boolean =>
  handshakes.every((handshake) => {
    const leaf = leafOf(handshake);
    return leaf !== undefined && (leaf === to.leaf || (from.leaf !== undefined && leaf !== from.leaf));
  });

/**
 * Those that do not show what they must. Every address counts, also one that did not answer.
 *
 * Forward: the new certificate; where another than the old one answered to a name before, that one may go on. Back: what answered to the name
 * before. By name, not by address: load balancers change theirs.
 */
export function unexpected(
  handshakes: readonly Handshake[],
  expectation: Expectation,
  direction: Direction,
): readonly Handshake[] {
  return handshakes.filter((handshake) => {
    const leaf = leafOf(handshake);
    return leaf === undefined || !isAllowed(leaf, handshake, { ...expectation, direction });
  });
}

function isAllowed(
  leaf: string,
  { name }: Handshake,
  { baseline, from, to, movesDefault, direction }: Expectation & { readonly direction: Direction },
): boolean {
  const before = baseline.filter((one) => one.name === name).map(leafOf);
  if (direction === 'back') return before.includes(leaf);
  if (leaf === to.leaf) return true;
  if (name === undefined && movesDefault) return false;
  // Where the old one cannot be told from others, what was there before may be the old one.
  return from.leaf !== undefined && leaf !== from.leaf && before.includes(leaf);
}
