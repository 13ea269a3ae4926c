import type { Certificate } from '../certificate/certificate';
import { keysOf } from '../keys-of';

const TRUST = {
  public: 'public',
  private: 'private',
  itself: 'private',
  unknown: undefined,
} as const;

/** All that an issuer can be. */
export const AUTHORITY_KINDS = keysOf(TRUST);

/** Who issued a certificate, as it says itself. */
export interface Issuer {
  /** Its distinguished name, for people: `CN=Example CA, O=Example`. A stranger chose it. */
  readonly name: string;
  /** `itself`: it vouches for itself. `unknown`: it is older than the duty of public authorities to say that they are. */
  readonly authority: keyof typeof TRUST;
}

/** A certificate, and its issuer where the certificate itself could be fetched. */
export interface Issued {
  readonly certificate: Certificate;
  readonly issuer?: Issuer;
}

/** What a move means for clients that trust some authorities and not others. */
export type AuthorityChange = 'none' | 'between-public-and-private' | 'between-private-ones' | 'unknown';

/** Compares who issued the two. Whoever vouches for itself is an authority of one's own, and of no other certificate. */
export function authorityChange(from: Issued, to: Issued): AuthorityChange {
  const [old, other] = [trustOf(from), trustOf(to)];
  if (old === undefined || other === undefined) return 'unknown';
  if (old !== other) return 'between-public-and-private';
  return old === 'public' || isSameIssuer(from, to) ? 'none' : 'between-private-ones';
}

/** What ACM issued it knows; of what was brought along only the certificate tells. */
function trustOf({ certificate, issuer }: Issued): 'public' | 'private' | undefined {
  const told = certificate.source === 'acm' ? certificate.type : undefined;
  if (told === 'AMAZON_ISSUED') return 'public';
  return told === 'PRIVATE' ? 'private' : TRUST[issuer?.authority ?? 'unknown'];
}

const isSameIssuer = ({ issuer: one }: Issued, { issuer: other }: Issued): boolean =>
  one?.name === other?.name && one?.authority !== 'itself' && other?.authority !== 'itself';
